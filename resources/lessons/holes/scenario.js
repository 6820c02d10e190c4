// One load, 512 pages: five steps on two files of 4 MiB and a small one.
const block = 4096;
const MiB = 1 << 20;
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
        kept.place = address(image.block("/full", 0));
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
                kept.block = address(image.block("/sparse", 3 * block));
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
                kept.split = address(image.block("/full", MiB));
                return true;
            },
        },
    },
    exercise: {
        prepare(image) {
            image.write("/full", 0, {pattern: "F", length: 4 * MiB});
            image.create("/sparse");
            image.truncate("/sparse", 4 * MiB);
        },
        tasks: {
            sparse(image) {
                const zeros = (length) => "\0".repeat(length);
                const all = zeros(3 * block) + "x" + zeros(2 * MiB - 3 * block - 1) + "y" +
                    zeros(2 * MiB - 1);
                return String(image.read("/sparse")) === all ||
                    "/sparse is not 4 MiB of zeros but for “x” and “y”.";
            },
            two(image) {
                const blocks = image.extents("/sparse").filter((extent) => extent.type !== "hole")
                    .reduce((sum, extent) => sum + extent.length / block, 0);
                return blocks === 2 || "/sparse has " + blocks + " blocks.";
            },
            half(image) {
                if (image.stat("/full").size !== 4 * MiB)
                    return "/full has " + image.stat("/full").size + " bytes.";
                if (String(image.read("/full", 0, 2 * MiB)) !== "F".repeat(2 * MiB))
                    return "The first 2 MiB of /full are not F.";
                const first = image.extents("/full")[0];
                if (first.length !== 2 * MiB || first.type !== "regular" || first.device % (2 * MiB) !== 0)
                    return "The first 2 MiB of /full are not one aligned extent.";
                const behind = image.extents("/full").slice(1);
                return behind.every((extent) => extent.type === "hole") ||
                    "Something of the last 2 MiB of /full has space.";
            },
        },
    },
});
