// Is it durable now? Five steps on 8 blocks, with emulated persistent memory.
const block = 4096;
const path = "/log";
const now = (image, offset) => String(image.read(path, offset, 7));
const then = (image, offset) => String(image.afterPowerLoss(path, offset, 7));
/// Keeps both for the text; why it is not so, or true.
const judge = (image, kept, offset, stored, found, otherwise) => {
    kept.now = now(image, offset);
    if (kept.now !== stored)
        return "/log does not read “" + stored + "” at byte " + offset + ".";
    kept.then = then(image, offset);
    return kept.then === found || otherwise;
};
const flushed = (image) => image.events().some((event) => event.kind === "flush");
const fenced = (image) => image.events().some((event) => event.kind === "fence");
const committed = (image) => image.events().some((event) => event.kind === "commit");
/// Page 1 has left the block that the snapshot holds.
const moved = (image, kept) => image.block(path, block) !== kept.place[0];
const mapOnce = (image, process, sync) => {
    const window = image.window(path, process);
    if (window === undefined || window.sync !== sync)
        image.map(path, {process, sync});
    return image.mapped(path, process);
};

lesson({
    image: {emulate: "cacheline"},
    prepare(image, kept) {
        image.watchPower();
        image.write(path, 0, {pattern: "L", length: 8 * block});
        image.snapshot("/", "/kept", {readOnly: true});
        image.commit();
        kept.place = [image.block(path, block)];  // not for the text
    },
    steps: {
        plain: {
            act(image) {
                const a = mapOnce(image, "A", false);
                a.store(0, "order 1");
                a.flush(0, 7);
                a.fence();
            },
            wrong: (image) => mapOnce(image, "A", false).store(0, "order 0"),
            check(image, kept) {
                if (image.window(path, "A") === undefined)
                    return "No process A has mapped /log.";
                const said = judge(image, kept, 0, "order 1", "LLLLLLL",
                    "It is committed already: start again to see what a flush alone does.");
                return said === true && !(flushed(image) && fenced(image))
                    ? "It is stored, but not flushed and fenced." : said;
            },
        },
        msync: {
            act: (image) => image.mapped(path, "A").sync(),
            wrong: (image) => image.mapped(path, "A").fence(),
            check: (image, kept) => judge(image, kept, 0, "order 1", "order 1",
                "A loss of power would still leave the old block."),
        },
        mapsync: {
            begin(image, kept) {
                kept.early = [moved(image, kept)];
            },
            act: (image) => mapOnce(image, "B", true).store(block, "order 2"),
            wrong: (image) => image.map(path, {process: "C"}).store(block, "order 9"),
            check(image, kept) {
                const window = image.window(path, "B");
                if (window === undefined || !window.sync)
                    return "No process B has mapped /log with MAP_SYNC.";
                kept.now = now(image, block);
                kept.then = then(image, block);
                if (window.stores === 0 || kept.now !== "order 2")
                    return "B has not stored “order 2” at byte 4,096.";
                if (!moved(image, kept))
                    return "Page 1 still lies where the snapshot /kept has it.";
                return committed(image) || kept.early[0] || "There was no commit yet.";
            },
        },
        flush: {
            act(image) {
                const b = image.mapped(path, "B");
                b.flush(block, 7);
                b.fence();
            },
            wrong: (image) => image.mapped(path, "B").flush(block, 7),
            check: (image, kept) => judge(image, kept, block, "order 2", "order 2",
                "A loss of power would leave “" + then(image, block) + "”."),
        },
        nofence: {
            act(image) {
                const b = image.mapped(path, "B");
                b.store(block, "order 3");
                b.flush(block, 7);
            },
            wrong: (image) => image.mapped(path, "B").store(block, "order 4"),
            check(image, kept) {
                const said = judge(image, kept, block, "order 3", "order 2",
                    "It is fenced: store once more, and flush without a fence.");
                return said === true && !flushed(image) ? "It is stored, but not flushed." : said;
            },
        },
    },
    exercise: {
        prepare: (image) => image.write(path, 0, {pattern: "L", length: 8 * block}),
        tasks: {
            asked: (image) => image.exists("/said") &&
                String(image.read("/said")).trim() === "EOPNOTSUPP" ||
                "/said does not name the error that MAP_SYNC gets here.",
            orders(image) {
                let all = "";
                for (let i = 0; i < 3; ++i)
                    all += "order " + (i + 1) + "L".repeat(block - 7);
                return String(image.read(path)) === all + "L".repeat(5 * block) ||
                    "/log is not L everywhere but for the three orders.";
            },
            each(image) {
                const of = (index) => image.extents(path).find((extent) =>
                    extent.offset <= index * block &&
                    index * block < extent.offset + extent.length).generation;
                return of(0) < of(1) && of(1) < of(2) ||
                    "Their generations are " + [0, 1, 2].map(of).join(", ") + ".";
            },
        },
    },
});
