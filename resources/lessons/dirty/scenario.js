// Dirty, and to be written: six steps on 8 blocks.
const block = 4096;
const at = 2 * block;
const path = "/log";
const text = (image) => String(image.read(path, at, 6));
const dirty = (image, page) => {
    const entry = image.page(path, "A", page);
    return entry !== undefined && entry.dirty;
};
const noMapping = (image) => image.window(path, "A") === undefined
    ? "No process A has mapped /log." : "";
const after = (image) => String(image.afterPowerLoss(path, at, 6));
/// Of each block: the commit that it became part of the file with.
const generationsOf = (image) => {
    const out = [];
    for (const extent of image.extents(path)) {
        for (let offset = 0; offset < extent.length; offset += block)
            out.push(extent.generation);
    }
    return out;
};
const race = (image, before, during) => {
    const a = image.mapped(path, "A");
    a.store(at, before);
    a.syncWhileStoring(at, during);
    a.sync();
};

lesson({
    prepare(image) {
        image.watchPower();
        image.write(path, 0, {pattern: "L", length: 8 * block});
        image.commit();
    },
    steps: {
        three: {
            act(image) {
                if (image.window(path, "A") === undefined)
                    image.map(path, {process: "A"});
                for (const page of [1, 2, 5])
                    image.mapped(path, "A").store(page * block, "stored");
            },
            wrong(image) {
                const a = image.map(path, {process: "A"});
                a.store(block, "stored");
                a.load(at, 1);
                a.load(5 * block, 1);
            },
            check(image) {
                const missing = [1, 2, 5].filter((page) => !dirty(image, page));
                return noMapping(image) || missing.length === 0 ||
                    "Not stored into: page " + missing.join(", page ") + ".";
            },
        },
        sync: {
            act: (image) => image.mapped(path, "A").sync(),
            wrong: (image) => image.mapped(path, "A").load(at, 1),
            check(image, kept) {
                const left = [1, 2, 5].filter((page) => dirty(image, page));
                if (left.length !== 0)
                    return "Still dirty: page " + left.join(", page ") + ".";
                const names = [];
                for (const event of image.events()) {
                    const name = event.kind === "entry-mark" ? event.name
                        : event.kind === "write-protect" ? "write-protect"
                        : event.kind === "flush" && names.includes("write-protect") ? "flush" : "";
                    if (name && !names.includes(name))
                        names.push(name);
                }
                kept.order = names.concat(["clean"]).join(" → ");
                return true;
            },
        },
        again: {
            act: (image) => image.mapped(path, "A").store(at, "again!"),
            wrong: (image) => image.mapped(path, "A").store(3 * block, "again!"),
            check: (image) => dirty(image, 2) || "Page 2 is clean.",
        },
        off: {
            act: (image) => image.policy("flushBeforeWriteProtect"),
            wrong: (image) => image.policy("flushBeforeWriteProtect", false),
            check: (image) => image.policies().includes("flushBeforeWriteProtect") ||
                "The design flushBeforeWriteProtect is not switched on.",
        },
        race: {
            act: (image) => race(image, "first!", "second"),
            wrong(image) {
                const a = image.mapped(path, "A");
                a.store(at, "first!");
                a.sync();
                a.store(at, "second");
                a.sync();
            },
            check(image, kept) {
                kept.text = text(image);
                if (kept.text !== "second")
                    return "Page 2 does not begin with “second”.";
                kept.found = after(image);
                kept.mark = dirty(image, 2) ? "dirty" : "clean";
                if (kept.found === "second")
                    return "“second” is durable: it was not stored in the middle of a sync.";
                return kept.found === "first!" || "There has been no sync since “first!”.";
            },
        },
        right: {
            act(image) {
                image.policy("flushBeforeWriteProtect", false);
                race(image, "third!", "fourth");
            },
            wrong: (image) => image.policy("flushBeforeWriteProtect", false),
            check(image, kept) {
                if (image.policies().includes("flushBeforeWriteProtect"))
                    return "The design flushBeforeWriteProtect is still switched on.";
                kept.text = text(image);
                if (kept.text !== "fourth")
                    return "Page 2 does not begin with “fourth”.";
                kept.found = after(image);
                return kept.found === "fourth" || "“fourth” is not durable yet: sync once more.";
            },
        },
    },
    exercise: {
        prepare: (image) => image.write(path, 0, {pattern: "L", length: 8 * block}),
        tasks: {
            text(image) {
                const all = "L".repeat(at) + "early" + "L".repeat(3 * block - 5) + "late" +
                    "L".repeat(3 * block - 4);
                return String(image.read(path)) === all ||
                    "/log is not L everywhere but for “early” and “late”.";
            },
            order(image) {
                const generations = generationsOf(image);
                return generations[2] < generations[5] || "Block 2 is of generation " +
                    generations[2] + ", and block 5 of generation " + generations[5] + ".";
            },
            only(image) {
                const generations = generationsOf(image);
                const others = new Set([0, 1, 3, 4, 6, 7].map((index) => generations[index]));
                return others.size === 1 && generations[2] > generations[0] ||
                    "The blocks are of the generations " + generations.join(", ") + ".";
            },
        },
    },
});
