// One load, 512 pages: five steps on two files of 4 MiB and a small one.
const block = 4096;
const MiB = 1 << 20;
const hex = (byte) => "0x" + byte.toString(16);
const kind = (image, path, page) => (image.page(path, "A", page) || {kind: "none"}).kind;
const mapOnce = (image, path) => {
    if (image.window(path, "A") === undefined)
        image.map(path, {process: "A"});
    return image.mapped(path, "A");
};
const notMapped = (image, path) => "No process A has mapped " + path + ".";

lesson({
    prepare(image, kept) {
        image.write("/full", 0, {pattern: "F", length: 4 * MiB});
        for (const [path, size] of [["/sparse", 4 * MiB], ["/odd", 5 * block]]) {
            image.write(path, 0, "");
            image.truncate(path, size);
        }
        image.commit();
        kept.place = hex(image.block("/full", 0));
    },
    steps: {
        hole: {
            act: (image) => mapOnce(image, "/sparse").load(0, 1),
            wrong: (image) => image.map("/sparse", {process: "A"}),
            check(image) {
                if (image.window("/sparse", "A") === undefined)
                    return notMapped(image, "/sparse");
                return kind(image, "/sparse", 0) === "zero" || "A has not loaded page 0 of /sparse.";
            },
        },
        store: {
            act: (image) => image.mapped("/sparse", "A").store(3 * block, "x"),
            wrong: (image) => image.mapped("/sparse", "A").load(3 * block, 1),
            check(image, kept) {
                if (kind(image, "/sparse", 3) !== "PTE" ||
                        String(image.read("/sparse", 3 * block, 1)) !== "x")
                    return "A has not stored “x” into page 3 of /sparse.";
                kept.block = hex(image.block("/sparse", 3 * block));
                return true;
            },
        },
        odd: {
            act: (image) => mapOnce(image, "/odd").load(0, 1),
            wrong: (image) => image.map("/odd", {process: "A"}),
            check(image) {
                if (image.window("/odd", "A") === undefined)
                    return notMapped(image, "/odd");
                return kind(image, "/odd", 0) === "zero" || "A has not loaded page 0 of /odd.";
            },
        },
        pmd: {
            act: (image) => mapOnce(image, "/full").load(MiB, 1),
            wrong: (image) => mapOnce(image, "/full").load(3 * MiB, 1),
            check(image) {
                if (image.window("/full", "A") === undefined)
                    return notMapped(image, "/full");
                return kind(image, "/full", 256) === "PMD" ||
                    "A has not loaded a byte of the first 2 MiB of /full through a window of all of it.";
            },
        },
        split: {
            act: (image) => image.mapped("/full", "A").store(MiB, "y"),
            wrong: (image) => image.mapped("/full", "A").store(MiB + block, "y"),
            check(image, kept) {
                const page = image.page("/full", "A", 256);
                if (page === undefined || !page.dirty ||
                        String(image.read("/full", MiB, 1)) !== "y")
                    return "A has not stored “y” into page 256 of /full.";
                kept.split = hex(image.block("/full", MiB));
                return true;
            },
        },
    },
});
