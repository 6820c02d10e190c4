// Why only one device? Six steps on two files that play the halves of a mirror.
const block = 4096;
const left = "/left";
const right = "/right";
const text = (image, path, offset) => String(image.read(path, offset, 4));
const then = (image, path, offset) => String(image.afterPowerLoss(path, offset, 4));
const both = (image, step) => [left, right].map(step);
const mapOnce = (image, path, process) => {
    if (image.window(path, process) === undefined)
        image.map(path, {process});
    return image.mapped(path, process);
};
const treeBlock = 16384;
const halves = (image, kept, offset) => {
    kept.left = text(image, left, offset);
    kept.right = text(image, right, offset);
};
/// Of the exercise: what was stored since, by block.
const stored = {1: "one", 5: "five", 6: "six"};
const blocks = 8;
const half = (withStores) => {
    let all = "";
    for (let i = 0; i < blocks; ++i) {
        const bytes = withStores && stored[i] || "";
        all += bytes + "M".repeat(block - bytes.length);
    }
    return all;
};

lesson({
    prepare(image) {
        image.watchPower();
        both(image, (path) => image.write(path, 0, {pattern: "M", length: 4 * block}));
        image.commit();
    },
    steps: {
        dup: {
            act(image) {
                if (!image.exists("/d"))
                    image.mkdir("/d");
                image.commit();
            },
            wrong: (image) => image.mkdir("/d"),
            check(image, kept) {
                if (!image.exists("/d"))
                    return "There is no directory /d.";
                const events = image.events();
                const flushed = events.filter((event) => event.kind === "flush" &&
                    event.length === treeBlock);
                kept.blocks = flushed.length / 2;
                kept.flushes = flushed.length;
                return events.some((event) => event.kind === "commit") && flushed.length !== 0 ||
                    "It is not committed.";
            },
        },
        write: {
            act: (image) => both(image, (path) => image.write(path, 0, "both")),
            wrong: (image) => image.write(left, 0, "both"),
            check(image, kept) {
                for (const path of [left, right]) {
                    if (text(image, path, 0) !== "both")
                        return path + " does not begin with “both”.";
                }
                kept.both = text(image, right, 0);
                return true;
            },
        },
        store: {
            act: (image) => mapOnce(image, left, "A").store(block, "once"),
            wrong: (image) => mapOnce(image, left, "A").load(block, 4),
            check(image, kept) {
                if (image.window(left, "A") === undefined)
                    return "No process A has mapped /left.";
                halves(image, kept, block);
                const page = image.page(left, "A", 1);
                if (kept.left !== "once" || page === undefined || !page.dirty)
                    return "A has not stored “once” at byte 4,096.";
                return kept.right === "MMMM" || "/right was changed, too.";
            },
        },
        look: {
            act: (image) => mapOnce(image, right, "B").load(block, 4),
            wrong: (image) => mapOnce(image, right, "B").load(0, 4),
            check(image, kept) {
                halves(image, kept, block);
                if (image.window(right, "B") === undefined)
                    return "No process B has mapped /right.";
                const page = image.page(right, "B", 1);
                return page !== undefined && page.state !== "unmapped" || "B has not loaded page 1.";
            },
        },
        sync: {
            act: (image) => image.mapped(left, "A").sync(),
            wrong: (image) => image.mapped(left, "A").load(0, 4),
            check(image, kept) {
                kept.leftThen = then(image, left, block);
                kept.rightThen = then(image, right, block);
                if (kept.rightThen !== "MMMM")
                    return "/right was changed, too.";
                return kept.leftThen === "once" ||
                    "After a loss of power /left would have “" + kept.leftThen + "”.";
            },
        },
        mend: {
            act(image) {
                image.write(right, block, "once");
                image.commit();
            },
            wrong: (image) => image.write(right, block, "once"),
            check(image, kept) {
                kept.rightThen = then(image, right, block);
                const page = image.page(left, "A", 1);
                kept.state = page !== undefined && page.state === "write-protected"
                    ? "A's page is write-protected, so that one faults, but the one after it does not"
                    : "nobody will be told of it";
                if (text(image, right, block) !== "once")
                    return "/right does not read “once” at byte 4,096.";
                return kept.rightThen === "once" && then(image, left, block) === "once" ||
                    "It is not committed.";
            },
        },
    },
    exercise: {
        prepare(image) {
            both(image, (path) => image.write(path, 0, {pattern: "M", length: blocks * block}));
            image.commit();
            for (const index of Object.keys(stored))
                image.write(left, index * block, stored[index]);
            const places = Array.from({length: blocks}, (_, i) => image.block(right, i * block));
            image.write("/places", 0, places.join(" "));
        },
        tasks: {
            same(image) {
                for (const path of [left, right]) {
                    if (String(image.read(path)) !== half(true))
                        return path + " does not read as /left did.";
                }
                return true;
            },
            apart(image) {
                const places = both(image, (path) =>
                    Array.from({length: blocks}, (_, i) => image.block(path, i * block)));
                return !places[0].some((place) => places[1].includes(place)) ||
                    "They have blocks in common: they would go with one device.";
            },
            little(image) {
                const was = String(image.read("/places")).split(" ").map(Number);
                const moved = was.filter((place, i) => image.block(right, i * block) !== place);
                return moved.length === Object.keys(stored).length ||
                    moved.length + " blocks of /right were written.";
            },
        },
    },
});
