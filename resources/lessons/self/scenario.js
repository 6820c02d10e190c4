// A write that reads from its own file: five steps on 8 blocks.
const block = 4096;
const path = "/db";
const letters = "ABCDEFGH";
const text = (image, offset, length) => String(image.read(path, offset, length));
const fill = (image) => {
    for (let i = 0; i < letters.length; ++i)
        image.write(path, i * block, {pattern: letters[i], length: block});
};
const mapOnce = (image) => {
    if (image.window(path, "A") === undefined)
        image.map(path, {process: "A"});
    return image.mapped(path, "A");
};
const isWhole = (image, index, letter) => text(image, index * block, block) === letter.repeat(block);
const wrote = (image) => image.events().some((event) => event.kind === "operation" &&
    event.name === "write" && event.errno === 0);
const state = (image, page) => (image.page(path, "A", page) || {state: "unmapped"}).state;
const refusedSource = 95;  // EOPNOTSUPP

lesson({
    prepare(image) {
        fill(image);
        image.commit();
    },
    steps: {
        copy: {
            act(image) {
                image.write(path, 2 * block, {view: mapOnce(image), offset: 0, length: block});
            },
            wrong: (image) => mapOnce(image).load(0, 1),
            check(image, kept) {
                if (image.window(path, "A") === undefined)
                    return "No process A has mapped /db.";
                if (!isWhole(image, 2, "A"))
                    return "Block 2 of /db is not what block 0 is.";
                if (image.block(path, 0) === image.block(path, 2 * block))
                    return "Block 2 shares the place of block 0: that was a clone, not a write.";
                const at = image.block(path, 2 * block);
                kept.copied = text(image, 2 * block, 4);
                kept.first = address(image.block(path, 0));
                kept.second = address(at);
                kept.bytes = image.events()
                    .filter((event) => event.kind === "copy" && event.offset === at)
                    .reduce((sum, event) => sum + event.length, 0);
                return true;
            },
        },
        memcpy: {
            begin(image, kept) {
                kept.faultsBefore = image.window(path, "A").writeFaults;
            },
            act(image) {
                const a = mapOnce(image);
                a.store(3 * block, Array.from(a.load(0, block)));
            },
            wrong: (image) => image.clone(path, 0, path, 3 * block, block),
            check(image, kept) {
                if (!isWhole(image, 3, "A"))
                    return "Page 3 is not 4,096 bytes of A.";
                if (state(image, 3) !== "dirty")
                    return "The bytes are there, but A did not store them: page 3 is not dirty.";
                kept.stored = text(image, 3 * block, 4);
                kept.faults = image.window(path, "A").writeFaults - kept.faultsBefore;
                return true;
            },
        },
        absent: {
            act(image) {
                image.write(path, 5 * block, {view: mapOnce(image), offset: 4 * block, length: block});
            },
            wrong: (image) => mapOnce(image).load(4 * block, 1),
            check(image, kept) {
                if (!isWhole(image, 5, "E"))
                    return "Block 5 of /db is not what block 4 is.";
                if (!wrote(image))
                    return "The bytes are there, but nobody wrote them.";
                kept.page = state(image, 4) === "unmapped" ? "still not mapped"
                    : "mapped because A has loaded it, not because of the write";
                kept.absent = text(image, 5 * block, 4);
                return true;
            },
        },
        overlap: {
            act(image) {
                const a = mapOnce(image);
                a.store(6 * block, "begin");
                image.write(path, 6 * block + 1, {view: a, offset: 6 * block, length: block});
            },
            wrong: (image) => mapOnce(image).store(6 * block, "begin"),
            check(image, kept) {
                const all = "b" + "begin" + "G".repeat(block - 5);
                if (text(image, 6 * block, block + 1) !== all)
                    return "/db is not “begin” and G, moved by one byte, from byte 24,577 on.";
                kept.overlap = text(image, 6 * block, 8);
                return true;
            },
        },
        private: {
            act(image, kept) {
                const b = image.map(path, {process: "B", shared: false});
                b.store(7 * block, "mine");
                try {
                    image.write(path, 0, {view: b, offset: 7 * block, length: block});
                } catch (error) {
                    if (error.errno !== refusedSource)
                        throw error;
                    kept.refusal = error.message;
                }
            },
            wrong: (image) => image.map(path, {process: "B", shared: false}).store(7 * block, "mine"),
            check(image, kept) {
                const window = image.window(path, "B");
                if (window === undefined || window.shared)
                    return "No process B has mapped /db privately.";
                if (kept.refusal === undefined)
                    return "B has not tried to write from its private page.";
                kept.kept = text(image, 0, 4);
                return isWhole(image, 0, "A") || "Block 0 of /db has changed.";
            },
        },
    },
    exercise: {
        prepare: fill,
        tasks: {
            reversed(image) {
                const all = Array.from(letters).reverse().map((one) => one.repeat(block)).join("");
                return String(image.read(path)) === all || "/db is not the blocks H to A.";
            },
            own(image) {
                if (image.list("/").length !== 1)
                    return "There are other files beside /db.";
                const places = new Set(Array.from(letters, (_, i) => image.block(path, i * block)));
                return places.size === letters.length && !image.extents(path).some((one) => one.shared) ||
                    "Some blocks of /db have one place.";
            },
        },
    },
});
