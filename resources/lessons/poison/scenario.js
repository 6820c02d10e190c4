// Memory that cannot be read: six steps on two files of 4 blocks and a snapshot.
const block = 4096;
const path = "/db";
const state = (image, page) => (image.page(path, "A", page) || {state: "unmapped"}).state;
const failed = 5;  // EIO
const events = (image, kind, errno) => image.events().filter((event) => event.kind === kind &&
    event.errno === errno);
const didFail = (image, name) => events(image, "operation", failed)
    .some((event) => event.name === name);
const tryTo = (step) => {
    try {
        step();
    } catch (error) {
        if (error.code !== "EIO")
            throw error;
        return error.what;  // without whose mapping it was
    }
    return "";
};
/// What is read, or nothing when it cannot be.
const readable = (image, file, offset, length) => {
    try {
        return String(image.read(file, offset, length));
    } catch (error) {
        if (error.code !== "EIO")
            throw error;
        return null;
    }
};
/// Of the exercise: a letter for each block.
const files = {"/db": "ABCDEFGH", "/copy": "xABCDy", "/other": "OPQ"};
const bad = 2;  // block of /db
const textOf = (letters) => Array.from(letters, (one) => one.repeat(block)).join("");
const placesOf = (image) => {
    const out = [];
    for (const file of Object.keys(files)) {
        for (let i = 0; i < files[file].length; ++i)
            out.push(image.block(file, i * block));
    }
    return out;
};

lesson({
    prepare(image, kept) {
        image.write(path, 0, {pattern: "A", length: 4 * block});
        image.snapshot("/", "/s1", {readOnly: true});
        image.create("/log");
        image.nocow("/log");
        image.write("/log", 0, {pattern: "L", length: 4 * block});
        image.commit();
        kept.place = address(image.block(path, block));
    },
    steps: {
        poison: {
            act(image) {
                if (image.window(path, "A") === undefined)
                    image.map(path, {process: "A"});
                image.mapped(path, "A").load(block, 1);
                image.poison(image.block(path, block), block);
            },
            wrong: (image) => image.map(path, {process: "A"}).load(block, 1),
            check(image) {
                if (image.window(path, "A") === undefined)
                    return "No process A has mapped /db.";
                if (!events(image, "load", 0).some((event) => event.offset === block))
                    return "A has not loaded the byte at 4,096.";
                if (readable(image, path, block, 1) !== null)
                    return "Block 1 of /db can be read: it is not poisoned.";
                return state(image, 1) === "unmapped" || "A still has page 1.";
            },
        },
        load: {
            act(image, kept) {
                kept.told = tryTo(() => image.mapped(path, "A").load(block, 1))
                    .replace(/device byte (\d+)/, (_, byte) => "device byte " + address(Number(byte)));
            },
            wrong: (image) => image.mapped(path, "A").load(0, 1),
            check(image, kept) {
                kept.told = kept.told || "device byte " + address(image.block(path, block)) +
                    " is poisoned: it cannot be read until it is written";
                return events(image, "load", failed).length !== 0 ||
                    "No load of A was refused yet.";
            },
        },
        part: {
            act: (image) => tryTo(() => image.write(path, block + 100, "0123456789")),
            wrong: (image) => image.write(path, 100, "0123456789"),
            check(image, kept) {
                if (!didFail(image, "write"))
                    return "No write has failed yet.";
                return address(image.block(path, block)) === kept.place || "Block 1 has moved.";
            },
        },
        whole: {
            act: (image) => image.write(path, block, {pattern: "n", length: block}),
            wrong: (image) => tryTo(() => image.write(path, block, {pattern: "n", length: block - 1})),
            check(image, kept) {
                const found = readable(image, path, block, block);
                kept.moved = address(image.block(path, block));
                if (found === null)
                    return "Block 1 of /db still cannot be read.";
                return found === "n".repeat(block) || "Block 1 of /db is not 4,096 bytes of n.";
            },
        },
        snapshot: {
            act: (image) => image.clone("/s1/db", block, "/copy", 0, block),
            wrong: (image) => image.clone("/s1/db", 0, "/copy", 0, block),
            check(image, kept) {
                if (!image.exists("/copy"))
                    return "There is no /copy.";
                const owners = image.owners(image.block("/s1/db", block)).owners
                    .filter((owner) => owner.reaches);
                kept.holders = owners.length;
                kept.who = owners.map((owner) => owner.paths[0]).sort().join(", ");
                return image.block("/copy", 0) === image.block("/s1/db", block) ||
                    "/copy does not begin with block 1 of /s1/db.";
            },
        },
        cure: {
            act(image) {
                image.poison(image.block("/log", block), block);
                image.write("/log", block, {pattern: "w", length: block});
            },
            wrong: (image) => image.write("/log", block, {pattern: "w", length: block}),
            check(image, kept) {
                if (events(image, "poison", 0).length === 0)
                    return "Nothing was poisoned since this step began.";
                const found = readable(image, "/log", block, block);
                if (found === null)
                    return "Block 1 of /log cannot be read.";
                kept.cured = found.slice(0, 4);
                kept.same = address(image.block("/log", block));
                const at = image.block("/log", block);
                if (!events(image, "poison", 0).some((event) => event.offset === at))
                    return "It was not block 1 of /log that was poisoned.";
                return found === "w".repeat(block) || "Block 1 of /log is not 4,096 bytes of w.";
            },
        },
    },
    exercise: {
        prepare(image) {
            for (const file of Object.keys(files)) {
                for (let i = 0; i < files[file].length; ++i)
                    image.write(file, i * block, {pattern: files[file][i], length: block});
            }
            image.clone(path, 0, "/copy", block, 4 * block);
            image.write("/bad", 0, String(image.block(path, bad * block)));
            image.write("/places", 0, placesOf(image).join(" "));
        },
        tasks: {
            left(image) {
                const holders = image.owners(Number(String(image.read("/bad")))).owners
                    .filter((owner) => owner.reaches);
                return holders.length === 0 || holders[0].paths[0] + " still shows it.";
            },
            content(image) {
                for (const file of Object.keys(files)) {
                    if (String(image.read(file)) !== textOf(files[file]))
                        return file + " does not read as before.";
                }
                return true;
            },
            others(image) {
                const was = String(image.read("/places")).split(" ").map(Number);
                const now = placesOf(image);
                const byte = Number(String(image.read("/bad")));
                const moved = was.filter((place, i) => place !== byte && place !== now[i]).length;
                return moved === 0 || moved + " other blocks have moved.";
            },
        },
    },
});
