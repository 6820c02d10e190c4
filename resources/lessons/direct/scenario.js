// Where does a store go? Seven steps on 4 blocks.
const block = 4096;
const path = "/db";
const text = (image, file, offset, length) => String(image.read(file, offset, length));
const state = (image, process, page) =>
    (image.page(path, process, page) || {state: "unmapped"}).state;

lesson({
    prepare(image, kept) {
        image.write(path, 0, {pattern: "A", length: 4 * block});
        image.commit();
        kept.block = address(image.block(path, 0));
    },
    steps: {
        load: {
            act(image) {
                if (image.window(path, "A") === undefined)
                    image.map(path, {process: "A"});
                image.mapped(path, "A").load(0, 1);
            },
            wrong: (image) => image.map(path, {process: "A"}),
            check(image) {
                const window = image.window(path, "A");
                if (window === undefined)
                    return "No process A has mapped /db.";
                if (!window.shared)
                    return "A's mapping is private; map it once more, shared.";
                return state(image, "A", 0) !== "unmapped" || "A has not loaded page 0.";
            },
        },
        private: {
            act(image) {
                image.map(path, {process: "B", shared: false}).store(0, "mine");
            },
            wrong: (image) => image.map(path, {process: "B", shared: false}).load(0, 4),
            check(image) {
                const window = image.window(path, "B");
                if (window === undefined)
                    return "No process B has mapped /db.";
                if (window.shared)
                    return "B's mapping is shared; map it once more, private.";
                return state(image, "B", 0) === "private" ||
                    "B has no copy of page 0: it has not stored into it.";
            },
        },
        back: {
            act: (image) => image.write(path, 0, "mine"),
            wrong: (image) => image.write(path, 8, "mine"),
            check(image, kept) {
                if (text(image, path, 0, 4) !== "mine")
                    return "/db does not begin with “mine”.";
                kept.written = address(image.block(path, 0));
                return true;
            },
        },
        store: {
            act: (image) => image.mapped(path, "A").store(block, "direct"),
            wrong: (image) => image.write(path, block, "direct"),
            check(image, kept) {
                if (text(image, path, block, 6) !== "direct")
                    return "There is no “direct” at byte 4,096.";
                if (state(image, "A", 1) !== "dirty")
                    return "The bytes are there, but A did not store them: its page 1 is not dirty.";
                kept.direct = address(image.block(path, block));
                return true;
            },
        },
        off: {
            act: (image) => image.policy("cowAtWriteback"),
            wrong: (image) => image.policy("cowAtWriteback", false),
            check: (image) => image.policies().includes("cowAtWriteback") ||
                "The design cowAtWriteback is not switched on.",
        },
        leak: {
            act(image) {
                if (!image.exists("/s1"))
                    image.snapshot("/", "/s1");
                image.mapped(path, "A").store(2 * block, "leak");
            },
            wrong: (image) => image.snapshot("/", "/s1"),
            check(image, kept) {
                if (!image.exists("/s1/db"))
                    return "There is no snapshot /s1.";
                if (text(image, path, 2 * block, 4) !== "leak")
                    return "There is no “leak” at byte 8,192 of /db.";
                kept.seen = text(image, "/s1/db", 2 * block, 4);
                return kept.seen === "leak" ||
                    "A stored without the losing design, or before the snapshot: start again.";
            },
        },
        on: {
            act: (image) => image.policy("cowAtWriteback", false),
            wrong: (image) => image.policy("cowAtWriteback"),
            check: (image) => !image.policies().includes("cowAtWriteback") ||
                "The design cowAtWriteback is still switched on.",
        },
    },
    exercise: {
        prepare: (image) => image.write(path, 0, {pattern: "A", length: 4 * block}),
        tasks: {
            file(image) {
                const all = "A".repeat(block) + "direct" + "A".repeat(3 * block - 6);
                return String(image.read(path)) === all ||
                    "/db is not A everywhere but for “direct” at byte 4,096.";
            },
            draft(image) {
                const all = "A".repeat(block) + "direct" + "A".repeat(block - 6) + "draft" +
                    "A".repeat(2 * block - 5);
                return image.exists("/draft") && String(image.read("/draft")) === all ||
                    "/draft is not what such a process sees.";
            },
            shared(image) {
                if (!image.exists("/draft"))
                    return "There is no /draft.";
                const same = [0, 1, 2, 3].filter((index) =>
                    image.block(path, index * block) === image.block("/draft", index * block));
                return same.join() === "0,1,3" || (same.length === 0 ? "They share no block."
                    : "They share block " + same.join(", ") + ".");
            },
        },
    },
});
