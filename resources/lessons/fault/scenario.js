// Two processes, one block: eight steps on 8 blocks.
const block = 4096;
const at = 2 * block;
const path = "/db";
const text = (image, offset, length) => String(image.read(path, offset, length));
const state = (image, process) => (image.page(path, process, 2) || {state: "unmapped"}).state;
const mapBoth = (image) => {
    for (const process of ["A", "B"]) {
        if (image.window(path, process) === undefined)
            image.map(path, {process});
    }
};

lesson({
    prepare(image) {
        image.write(path, 0, {pattern: "A", length: 8 * block});
        image.commit();
    },
    steps: {
        map: {
            act: mapBoth,
            wrong: (image) => image.map(path, {process: "A"}),
            check(image) {
                for (const process of ["A", "B"]) {
                    const window = image.window(path, process);
                    if (window === undefined)
                        return "Process " + process + " has not mapped /db.";
                    if (!window.shared)
                        return "The mapping of " + process + " is private: nobody sees what it stores.";
                }
                return true;
            },
        },
        load: {
            act(image) {
                image.mapped(path, "A").load(at, 1);
                image.mapped(path, "B").load(at, 1);
            },
            wrong: (image) => image.mapped(path, "A").load(at, 1),
            check(image, kept) {
                for (const process of ["A", "B"]) {
                    if (state(image, process) === "unmapped")
                        return "Page 2 is not in the window of " + process + ".";
                }
                kept.block = address(image.block(path, at));
                return true;
            },
        },
        store: {
            act: (image) => image.mapped(path, "A").store(at, "new"),
            wrong: (image) => image.mapped(path, "A").store(3 * block, "new"),
            check(image, kept) {
                if (text(image, at, 3) !== "new")
                    return "Page 2 of /db does not begin with “new”.";
                if (state(image, "A") !== "dirty")
                    return "It was not A that stored: page 2 is not dirty in its window.";
                kept.moved = address(image.block(path, at));
                return true;
            },
        },
        see: {
            act: (image) => image.mapped(path, "B").load(at, 3),
            wrong: (image) => image.mapped(path, "B").load(5 * block, 3),
            check: (image) => state(image, "B") !== "unmapped" ||
                "Page 2 is not in B's window: B has not loaded it since.",
        },
        again: {
            act: (image) => image.mapped(path, "A").store(at + 16, "more"),
            wrong: (image) => image.mapped(path, "A").store(at + 32, "more"),
            check(image, kept) {
                if (text(image, at + 16, 4) !== "more")
                    return "There is no “more” at byte 8,208.";
                kept.faults = image.window(path, "A").writeFaults;
                return true;
            },
        },
        off: {
            act: (image) => image.policy("keepEntryOnCow"),
            wrong: (image) => image.policy("keepEntryOnCow", false),
            check: (image) => image.policies().includes("keepEntryOnCow") ||
                "The design keepEntryOnCow is not switched on.",
        },
        torn: {
            act(image) {
                image.commit();
                image.mapped(path, "B").load(at, 3);
                image.mapped(path, "A").store(at, "torn");
            },
            wrong: (image) => image.mapped(path, "A").store(at + 64, "torn"),
            check(image, kept) {
                kept.text = text(image, at, 4);
                if (kept.text !== "torn")
                    return "Page 2 of /db does not begin with “torn”.";
                const page = image.page(path, "B", 2);
                if (page === undefined || page.maps === null || page.maps === page.device)
                    return "B does not map the old block. Commit, load page 2 in B, then let A store.";
                kept.torn = address(page.device);
                kept.stale = address(page.maps);
                return true;
            },
        },
        on: {
            act: (image) => image.policy("keepEntryOnCow", false),
            wrong: (image) => image.policy("keepEntryOnCow"),
            check: (image) => !image.policies().includes("keepEntryOnCow") ||
                "The design keepEntryOnCow is still switched on.",
        },
    },
    exercise: {
        prepare: (image) => image.write(path, 0, {pattern: "A", length: 8 * block}),
        tasks: {
            both(image) {
                const all = "A".repeat(at) + "leftAAAAright" + "A".repeat(6 * block - 13);
                return String(image.read(path)) === all ||
                    "/db is not A everywhere but for “left” and “right”.";
            },
            between(image) {
                const all = "A".repeat(at) + "left" + "A".repeat(6 * block - 4);
                return image.exists("/between/db") && String(image.read("/between/db")) === all ||
                    "/between/db is not /db as it was between the stores.";
            },
            one(image) {
                if (!image.exists("/between/db"))
                    return "There is no /between/db.";
                let same = 0;
                for (let i = 0; i < 8; ++i)
                    same += image.block(path, i * block) === image.block("/between/db", i * block);
                return same === 7 || "They share " + same + " blocks.";
            },
        },
    },
});
