// Trees that share: six steps on a subvolume of 300 files.
const block = 4096;
const treeBlock = 16384;
const count = 300;
const names = Array.from({length: count}, (_, i) => "f" + (1000 + i));
const fill = (image) => {
    image.subvolume("/v");
    for (const name of names)
        image.write("/v/" + name, 0, {pattern: "A", length: block});
    image.commit();
};
const treeOf = (image, path) => {
    const entry = image.list("/").find((one) => "/" + one.name === path);
    return entry === undefined ? undefined : String(entry.subvolume);
};
/// Every tree block of these two subvolumes: how many only one holds, how many both. They lie one behind the other from the first
/// byte of the metadata on.
const trees = (image, other) => {
    const v = treeOf(image, "/v");
    const s = other || treeOf(image, "/s1") || treeOf(image, "/keep");
    const out = {mine: 0, theirs: 0, shared: 0, roots: 0};
    const first = 17 << 20;
    let free = 0;
    for (let byte = first; free < 256; byte += treeBlock) {
        const answer = image.owners(byte);
        if (answer.extent === null || answer.extent.kind !== "tree") {
            ++free;
            continue;
        }
        free = 0;
        const holders = answer.owners.map((owner) => String(owner.tree));
        const inV = holders.includes(v);
        const inS = s !== undefined && holders.includes(s);
        out.shared += inV && inS;
        out.mine += inV && !inS;
        out.theirs += inS && !inV;
        out.roots += inV && answer.owners[0].level > 0;
    }
    return out;
};
/// Tree blocks that write faults have allocated since the step began.
const allocatedInFault = (image) => {
    let inside = false;
    let blocks = 0;
    for (const event of image.events()) {
        if (event.kind === "fault-begin" || event.kind === "fault-end")
            inside = event.kind === "fault-begin" && event.name !== "read fault";
        blocks += inside && event.kind === "allocate" && event.length === treeBlock;
    }
    return blocks;
};
const committed = (image) => image.events().some((event) => event.kind === "commit");
const text = (image, path, offset, length) => String(image.read(path, offset, length));
const mapOnce = (image, path) => {
    if (image.window(path, "A") === undefined)
        image.map(path, {process: "A"});
    return image.mapped(path, "A");
};
const dirty = (image, path) => {
    const page = image.page(path, "A", 0);
    return page !== undefined && page.dirty;
};

lesson({
    prepare(image, kept) {
        fill(image);
        const now = trees(image);
        kept.blocks = now.mine;
        kept.leaves = now.mine - now.roots;
    },
    steps: {
        snapshot: {
            act(image) {
                image.snapshot("/v", "/s1");
            },
            wrong: (image) => image.snapshot("/", "/s2"),
            check(image, kept) {
                if (!image.exists("/s1/f1000"))
                    return "There is no snapshot /s1 of /v.";
                const now = trees(image);
                kept.tree = [treeOf(image, "/s1")];  // not for the text
                kept.ownOfSnapshot = now.theirs;
                kept.shared = now.shared;
                return true;
            },
        },
        store: {
            act: (image) => mapOnce(image, "/v/f1200").store(0, "x"),
            wrong: (image) => mapOnce(image, "/v/f1200").load(0, 1),
            check(image, kept) {
                if (text(image, "/v/f1200", 0, 1) !== "x" || !dirty(image, "/v/f1200"))
                    return "A has not stored “x” at byte 0 of /v/f1200.";
                kept.copied = allocatedInFault(image);
                kept.old = text(image, "/s1/f1200", 0, 1);
                kept.shared = trees(image).shared;
                return true;
            },
        },
        again: {
            act: (image) => mapOnce(image, "/v/f1200").store(1, "y"),
            wrong: (image) => mapOnce(image, "/v/f1200").store(2, "y"),
            check(image) {
                if (text(image, "/v/f1200", 0, 2) !== "xy" || !dirty(image, "/v/f1200"))
                    return "A has not stored “y” at byte 1 of /v/f1200.";
                return true;
            },
        },
        other: {
            act: (image) => mapOnce(image, "/v/f1010").store(0, "z"),
            wrong: (image) => mapOnce(image, "/v/f1010").load(0, 1),
            check(image, kept) {
                if (text(image, "/v/f1010", 0, 1) !== "z" || !dirty(image, "/v/f1010"))
                    return "A has not stored “z” at byte 0 of /v/f1010.";
                kept.copied = allocatedInFault(image);
                kept.shared = trees(image).shared;
                return true;
            },
        },
        all: {
            act(image) {
                for (const name of names)
                    image.write("/v/" + name, 2, "w");
                image.commit();
            },
            wrong(image) {
                for (const name of names.slice(0, 150))
                    image.write("/v/" + name, 2, "w");
                image.commit();
            },
            check(image, kept) {
                const now = trees(image);
                kept.shared = now.shared;
                kept.mine = now.mine;
                kept.theirs = now.theirs;
                const left = names.filter((name) => text(image, "/v/" + name, 2, 1) === "A").length;
                if (left !== 0)
                    return left + " files have not changed.";
                return committed(image) || "It is not committed.";
            },
        },
        remove: {
            act(image) {
                if (image.exists("/s1"))
                    image.remove("/s1", {recursive: true});
                image.commit();
            },
            wrong: (image) => image.commit(),
            check(image, kept) {
                if (image.exists("/s1"))
                    return "/s1 is still there.";
                const now = trees(image, kept.tree[0]);
                kept.theirs = now.theirs + now.shared;
                return committed(image) || "It is not committed.";
            },
        },
    },
    exercise: {
        prepare(image) {
            fill(image);
            image.snapshot("/v", "/keep", {readOnly: true});
        },
        tasks: {
            changed(image) {
                const changed = names.filter((name) =>
                    text(image, "/v/" + name, 0, block) !== "A".repeat(block)).length;
                return changed === 30 || changed + " files have changed.";
            },
            keep(image) {
                const good = names.filter((name) =>
                    String(image.read("/keep/" + name)) === "A".repeat(block)).length;
                return good === count || "/keep has " + good + " of its files.";
            },
            sharing(image) {
                const shared = trees(image).shared;
                return shared >= 7 || "They share " + shared + " tree blocks.";
            },
        },
    },
});
