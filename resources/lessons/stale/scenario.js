// Who may see stale bytes? Seven steps on 8 blocks, where everything that is free was a secret.
const block = 4096;
const path = "/db";
const text = (image, offset, length) => String(image.read(path, offset, length));
const zeros = (length) => "\0".repeat(length);

/// Until there is no space left; then it is given back.
const leaveSecrets = (image) => {
    let at = 0;
    for (let piece = 1 << 20; piece >= block;) {
        try {
            image.write("/secret", at, {pattern: "SECRET! ", length: piece});
            at += piece;
        } catch (error) {
            if (error.code !== "ENOSPC")
                throw error;
            piece /= 2;
        }
    }
    image.commit();
    image.remove("/secret");
    image.commit();
};
/// How many bytes the engine has written to the block at `device` since the step began.
const written = (image, device) => image.events()
    .filter((event) => event.kind === "copy" && event.offset >= device &&
        event.offset < device + block)
    .reduce((sum, event) => sum + event.length, 0);
const poisoned = (image) => image.events().some((event) => event.kind === "poison");
const refused = (image) => image.events().some((event) => event.kind === "store" &&
    event.errno !== 0);
/// A's store, whose copy cannot be made.
const storeInVain = (image, index, bytes) => {
    image.poison(image.block(path, index * block), block);
    try {
        image.mapped(path, "A").store(index * block, bytes);
    } catch (error) {
        if (error.code !== "EIO")
            throw error;
    }
};
const stored = (image, kept, index, bytes, name) => {
    const page = image.page(path, "A", index);
    if (text(image, index * block, bytes.length) !== bytes)
        return "/db does not read “" + bytes + "” at the beginning of block " + index + ".";
    if (page === undefined || page.state !== "dirty")
        return "The bytes are there, but A did not store them: page " + index + " is not dirty.";
    kept[name] = written(image, page.device);
    return kept[name] !== 0 || "Nothing was copied since this step began: start the lesson again.";
};
/// Empty when the copy of this block was stopped.
const notStopped = (image, index) =>
    !poisoned(image) ? "Block " + index + " is not poisoned yet."
        : !refused(image) ? "No store of A was refused yet." : "";

lesson({
    prepare(image) {
        image.write(path, 0, {pattern: "A", length: 8 * block});
        leaveSecrets(image);
    },
    steps: {
        once: {
            act(image) {
                if (image.window(path, "A") === undefined)
                    image.map(path, {process: "A"});
                image.mapped(path, "A").store(0, "one");
            },
            wrong: (image) => image.write(path, 0, "one"),
            check(image, kept) {
                if (image.window(path, "A") === undefined)
                    return "No process A has mapped /db.";
                const done = stored(image, kept, 0, "one", "once");
                kept.block = address(image.block(path, 0));
                return done;
            },
        },
        zero: {
            act: (image) => image.policy("preZero"),
            wrong: (image) => image.policy("preZero", false),
            check: (image) => image.policies().includes("preZero") ||
                "The design preZero is not switched on.",
        },
        twice: {
            act: (image) => image.mapped(path, "A").store(block, "two"),
            wrong: (image) => image.mapped(path, "A").load(block, 3),
            check(image, kept) {
                const done = stored(image, kept, 1, "two", "twice");
                return done === true && kept.twice < 2 * block
                    ? "The block was written once: the design was not switched on." : done;
            },
        },
        fails: {
            act: (image) => storeInVain(image, 2, "three"),
            wrong: (image) => image.poison(image.block(path, 2 * block), block),
            check(image, kept) {
                const missing = notStopped(image, 2);
                if (missing)
                    return missing;
                let found = "";
                try {
                    found = text(image, 2 * block, 4);
                } catch (error) {
                    return "Block 2 cannot be read: the design was not switched on.";
                }
                kept.zeros = found.split("").map((one) => one.charCodeAt(0)).join(" ");
                return found === zeros(4) || "Block 2 of /db is not zeros.";
            },
        },
        early: {
            act(image) {
                image.policy("preZero", false);
                image.policy("mapBeforeCopy");
            },
            wrong: (image) => image.policy("preZero", false),
            check(image) {
                if (image.policies().includes("preZero"))
                    return "The design preZero is still switched on.";
                return image.policies().includes("mapBeforeCopy") ||
                    "The design mapBeforeCopy is not switched on.";
            },
        },
        secret: {
            act(image) {
                storeInVain(image, 3, "four");
                if (image.window(path, "B") === undefined)
                    image.map(path, {process: "B"});
                image.mapped(path, "B").load(3 * block, 7);
            },
            wrong: (image) => image.map(path, {process: "B"}).load(3 * block, 7),
            check(image, kept) {
                const missing = notStopped(image, 3);
                if (missing)
                    return missing;
                const page = image.page(path, "B", 3);
                if (page === undefined || page.state === "unmapped")
                    return "B has not loaded page 3.";
                try {
                    kept.seen = text(image, 3 * block, 7);
                } catch (error) {
                    return "Block 3 cannot be read: the design was not switched on.";
                }
                return kept.seen === "SECRET!" || "B reads “" + kept.seen + "”: start again.";
            },
        },
        right: {
            begin(image, kept) {
                kept.fourth = image.block(path, 4 * block);
            },
            act(image) {
                image.policy("mapBeforeCopy", false);
                storeInVain(image, 4, "five");
            },
            wrong: (image) => image.policy("mapBeforeCopy", false),
            check(image, kept) {
                if (image.policies().length !== 0)
                    return "A losing design is still switched on.";
                const missing = notStopped(image, 4);
                if (missing)
                    return missing;
                kept.kept = address(image.block(path, 4 * block));
                return image.block(path, 4 * block) === kept.fourth ||
                    "Block 4 has left its place: the design was still on when A stored.";
            },
        },
    },
    exercise: {
        prepare(image) {
            leaveSecrets(image);
        },
        tasks: {
            text(image) {
                const all = zeros(5000) + "fresh" + zeros(8 * block - 5005);
                return String(image.read("/fresh")) === all ||
                    "/fresh is not 32,768 zeros but for “fresh” at byte 5,000.";
            },
            reserved(image) {
                const of = (type) => image.extents("/fresh")
                    .filter((extent) => extent.type === type)
                    .reduce((sum, extent) => sum + extent.length / block, 0);
                return of("regular") === 1 && of("prealloc") === 7 ||
                    of("regular") + " blocks were written, " + of("prealloc") + " are reserved.";
            },
        },
    },
});
