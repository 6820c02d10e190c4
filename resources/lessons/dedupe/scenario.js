// The same bytes, twice: seven steps on files of 4 blocks and of one.
const block = 4096;
const text = (image, path, length) => String(image.read(path, 0, length));
const codes = (bytes) => Array.from(bytes, (one) => one.charCodeAt(0)).join(" ");
const same = (image, a, b, blocks) => {
    let count = 0;
    for (let i = 0; i < blocks; ++i)
        count += image.block(a, i * block) === image.block(b, i * block);
    return count;
};
const differ = 52;  // EBADE
const failed = (image) => image.events().some((event) => event.kind === "operation" &&
    event.name === "dedupe" && event.errno === differ);
const deduped = (image) => image.events().some((event) => event.kind === "operation" &&
    event.name === "dedupe" && event.errno === 0);
const tryTo = (step) => {
    try {
        step();
    } catch (error) {
        if (error.code !== "EBADE")
            throw error;
    }
};
const policy = "compareUnwritten";

/// Until there is no space left; then it is given back.
const leaveBytes = (image) => {
    let at = 0;
    for (let piece = 1 << 20; piece >= block;) {
        try {
            image.write("/old", at, {pattern: "z", length: piece});
            at += piece;
        } catch (error) {
            if (error.code !== "ENOSPC")
                throw error;
            piece /= 2;
        }
    }
    image.commit();
    image.remove("/old");
    image.commit();
};
/// What the exercise's files are made of, a letter for each block.
const files = {"/a": "PQRS", "/b": "PQRT", "/c": "PPRS"};

lesson({
    prepare(image) {
        leaveBytes(image);
        for (const path of ["/a", "/b", "/c"])
            image.write(path, 0, {pattern: "Z", length: 4 * block});
        image.write("/c", 4 * block - 1, "Y");
        image.write("/zeros", 0, {pattern: "\0", length: block});
        image.create("/reserved");
        image.allocate("/reserved", 0, block);
        for (const path of ["/data", "/last"])
            image.write(path, 0, {pattern: "z", length: block});
        image.commit();
    },
    steps: {
        same: {
            act: (image) => image.dedupe("/a", 0, "/b", 0, 4 * block),
            wrong: (image) => image.dedupe("/a", 0, "/b", 0, block),
            check(image, kept) {
                kept.place = address(image.block("/a", 0));
                const count = same(image, "/a", "/b", 4);
                return count === 4 || "They share " + count + " of 4 blocks.";
            },
        },
        differs: {
            act: (image) => tryTo(() => image.dedupe("/a", 0, "/c", 0, 4 * block)),
            wrong: (image) => image.dedupe("/b", 0, "/a", 0, block),
            check: (image) => failed(image) || "Nobody has tried to dedupe all of /c.",
        },
        part: {
            act: (image) => image.dedupe("/a", 0, "/c", 0, 3 * block),
            wrong: (image) => image.dedupe("/a", 0, "/c", 0, block),
            check(image) {
                const count = same(image, "/a", "/c", 3);
                return count === 3 || "/a and /c share " + count + " of the first three blocks.";
            },
        },
        unwritten: {
            act: (image) => image.dedupe("/reserved", 0, "/zeros", 0, block),
            wrong: (image) => image.punch("/zeros", 0, block),
            check(image, kept) {
                kept.reserved = address(image.block("/reserved", 0) || 0);
                kept.read = codes(text(image, "/zeros", 4));
                return image.block("/zeros", 0) !== null && same(image, "/zeros", "/reserved", 1) === 1 ||
                    "/zeros does not show the block of /reserved.";
            },
        },
        off: {
            act: (image) => image.policy(policy),
            wrong: (image) => image.policy(policy, false),
            check: (image) => image.policies().includes(policy) ||
                "The design compareUnwritten is not switched on.",
        },
        lost: {
            act: (image) => image.dedupe("/reserved", 0, "/data", 0, block),
            wrong: (image) => image.dedupe("/data", 0, "/last", 0, block),
            check(image, kept) {
                if (same(image, "/data", "/reserved", 1) !== 1 || !deduped(image))
                    return "/data does not show the block of /reserved.";
                kept.lost = codes(text(image, "/data", 4));
                return true;
            },
        },
        on: {
            act(image) {
                image.policy(policy, false);
                tryTo(() => image.dedupe("/reserved", 0, "/last", 0, block));
            },
            wrong: (image) => image.policy(policy, false),
            check(image, kept) {
                if (image.policies().includes(policy))
                    return "The design compareUnwritten is still switched on.";
                kept.kept = text(image, "/last", 4);
                if (kept.kept !== "zzzz")
                    return "/last is lost: the design was still on. Start again.";
                return failed(image) || "Nobody has tried to dedupe /last.";
            },
        },
    },
    exercise: {
        prepare(image) {
            for (const path of Object.keys(files)) {
                for (let i = 0; i < 4; ++i)
                    image.write(path, i * block, {pattern: files[path][i], length: block});
            }
        },
        tasks: {
            content(image) {
                for (const path of Object.keys(files)) {
                    const all = Array.from(files[path], (one) => one.repeat(block)).join("");
                    if (String(image.read(path)) !== all)
                        return path + " does not read as before.";
                }
                return true;
            },
            shared(image) {
                const places = new Set();
                for (const path of Object.keys(files)) {
                    for (let i = 0; i < 4; ++i)
                        places.add(image.block(path, i * block));
                }
                return places.size === 5 || "There are " + places.size + " different places.";
            },
        },
    },
});
