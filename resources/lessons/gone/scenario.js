// The memory goes, the page must go first: six steps on 8 blocks.
const block = 4096;
const path = "/db";
const state = (image, process, page) =>
    (image.page(path, process, page) || {state: "unmapped"}).state;
const window = (image, process) => image.window(path, process);
const removed = (image) => image.mappings().removed;
const mapOnce = (image, process) => {
    if (window(image, process) === undefined)
        image.map(path, {process});
    return image.mapped(path, process);
};
const tryTo = (step) => {
    try {
        step();
    } catch (error) {
        if (error.what === undefined)
            throw error;
        return error.what;  // without whose mapping it was
    }
    return "";
};
const failed = (image, kind, name) => image.events().some((event) => event.kind === kind &&
    event.errno !== 0 && (name === undefined || event.name === name));

lesson({
    prepare(image) {
        image.watchPower();
        image.write(path, 0, {pattern: "A", length: 8 * block});
        image.commit();
    },
    steps: {
        map: {
            act(image) {
                const a = mapOnce(image, "A");
                a.load(0, 1);
                a.load(6 * block, 1);
                mapOnce(image, "B").store(block, "stored");
            },
            wrong(image) {
                mapOnce(image, "A").load(0, 1);
                mapOnce(image, "B").load(block, 1);
            },
            check(image) {
                for (const process of ["A", "B"]) {
                    if (window(image, process) === undefined)
                        return "Process " + process + " has not mapped /db.";
                }
                const missing = [0, 6].filter((page) => state(image, "A", page) === "unmapped");
                if (missing.length !== 0)
                    return "A has not loaded page " + missing.join(" and page ") + ".";
                return state(image, "B", 1) === "dirty" &&
                    String(image.read(path, block, 6)) === "stored" ||
                    "B has not stored “stored” in page 1.";
            },
        },
        truncate: {
            act: (image) => image.truncate(path, 2 * block),
            wrong: (image) => image.truncate(path, 7 * block),
            check(image, kept) {
                kept.size = image.stat(path).size;
                if (kept.size !== 2 * block)
                    return "/db has " + kept.size + " bytes.";
                return state(image, "A", 6) === "unmapped" || "A still has page 6.";
            },
        },
        sigbus: {
            act(image, kept) {
                kept.refusal = tryTo(() => image.mapped(path, "A").load(6 * block, 1));
            },
            wrong: (image) => image.mapped(path, "A").load(0, 1),
            check(image, kept) {
                if (window(image, "A").refusedFaults === 0)
                    return "No load of A was refused yet.";
                kept.refusal = kept.refusal || "page 6 lies behind the end of the file (8192 bytes)";
                return true;
            },
        },
        remove: {
            act(image) {
                mapOnce(image, "A").load(0, 1);
                image.removeDevice();
            },
            wrong: (image) => image.unmap(window(image, "B").view),
            check(image, kept) {
                if (!removed(image))
                    return "The device is still there.";
                kept.pages = 0;
                for (const process of ["A", "B"]) {
                    for (const page of [0, 1])
                        kept.pages += state(image, process, page) !== "unmapped";
                }
                return kept.pages === 0 || "There are still pages in the windows.";
            },
        },
        after: {
            act(image) {
                tryTo(() => image.mapped(path, "A").load(0, 1));
            },
            wrong: (image) => tryTo(() => image.write(path, 0, "x")),
            check(image, kept) {
                if (!removed(image))
                    return "The device is still there.";
                kept.refused = window(image, "A").refusedFaults;
                return failed(image, "load") || "A has not loaded since the device was removed.";
            },
        },
        write: {
            act(image) {
                tryTo(() => image.write(path, block, "again"));
            },
            wrong: (image) => tryTo(() => image.mapped(path, "A").store(block, "again")),
            check(image, kept) {
                kept.then = String(image.afterPowerLoss(path, block, 6));
                return failed(image, "operation", "write") || "Nobody has tried to write yet.";
            },
        },
    },
    exercise: {
        prepare(image) {
            image.write(path, 0, {pattern: "A", length: 8 * block});
        },
        tasks: {
            text(image) {
                const all = "A".repeat(2 * block) + "\0".repeat(block) + "again" +
                    "\0".repeat(block - 5);
                return String(image.read(path)) === all ||
                    "/db is not two blocks of A, zeros, and “again” at byte 12,288.";
            },
            hole(image) {
                if (image.stat(path).size < 3 * block)
                    return "/db has no third block.";
                return image.block(path, 2 * block) === null || "The third block has space.";
            },
        },
    },
});
