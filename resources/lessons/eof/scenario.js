// How far does a mapping reach? Six steps on two small files.
const block = 4096;
const loaded = (image, offset) => image.events().some((event) => event.kind === "load" &&
    event.errno === 0 && event.offset <= offset && offset < event.offset + event.length);
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

lesson({
    prepare(image) {
        image.write("/note", 0, {pattern: "n", length: 6000});
        image.write("/page", 0, {pattern: "p", length: block});
        image.commit();
    },
    steps: {
        last: {
            act(image) {
                const window = image.window("/note", "A");
                if (window === undefined || window.length < 3 * block)
                    image.map("/note", {process: "A", length: 3 * block});
                image.mapped("/note", "A").load(5999, 1);
            },
            wrong: (image) => image.map("/note", {process: "A"}).load(5999, 1),
            check(image) {
                const window = image.window("/note", "A");
                if (window === undefined)
                    return "No process A has mapped /note.";
                if (window.length < 3 * block)
                    return "A's window has " + window.length + " bytes; it takes 12,288.";
                const page = image.page("/note", "A", 1);
                return page !== undefined && page.state !== "unmapped" ||
                    "A has not loaded the byte at 5,999.";
            },
        },
        tail: {
            act: (image) => image.mapped("/note", "A").load(6000, 1),
            wrong: (image) => image.mapped("/note", "A").load(5000, 1),
            check: (image) => loaded(image, 6000) || "Nobody has loaded the byte at 6,000 yet.",
        },
        beyond: {
            act(image, kept) {
                kept.refusal = tryTo(() => image.mapped("/note", "A").load(2 * block, 1));
            },
            wrong: (image) => image.mapped("/note", "A").load(2 * block - 1, 1),
            check(image, kept) {
                const window = image.window("/note", "A");
                if (window === undefined)
                    return "No process A has mapped /note.";
                if (window.refusedFaults === 0)
                    return "No load of A was refused yet.";
                kept.refusal = kept.refusal || "page 2 lies behind the end of the file (6000 bytes)";
                return true;
            },
        },
        off: {
            act: (image) => image.policy("eofOffByOnePage"),
            wrong: (image) => image.policy("eofOffByOnePage", false),
            check: (image) => image.policies().includes("eofOffByOnePage") ||
                "The design eofOffByOnePage is not switched on.",
        },
        lost: {
            act(image) {
                image.map("/page", {process: "A", length: 2 * block}).store(block, "lost");
            },
            wrong: (image) => image.map("/page", {process: "A", length: 2 * block}).store(0, "lost"),
            check(image, kept) {
                const window = image.window("/page", "A");
                if (window === undefined || window.length < 2 * block)
                    return "No process A has mapped two pages of /page.";
                const page = image.page("/page", "A", 1);
                if (page === undefined || !page.dirty)
                    return "A has not stored behind the end of /page.";
                kept.size = image.stat("/page").size;
                kept.stores = window.stores;
                return kept.size === block || "/page has " + kept.size + " bytes: somebody made it longer.";
            },
        },
        kept: {
            act(image) {
                image.policy("eofOffByOnePage", false);
                image.truncate("/page", 2 * block);
                image.mapped("/page", "A").store(block, "kept");
            },
            wrong: (image) => image.policy("eofOffByOnePage", false),
            check(image, kept) {
                if (image.policies().includes("eofOffByOnePage"))
                    return "The design eofOffByOnePage is still switched on.";
                if (image.stat("/page").size < 2 * block)
                    return "/page has " + image.stat("/page").size + " bytes; it takes 8,192.";
                kept.kept = String(image.read("/page", block, 4));
                return kept.kept === "kept" || "/page does not read “kept” at byte 4,096.";
            },
        },
    },
    exercise: {
        prepare(image) {
            image.write("/note", 0, {pattern: "n", length: 6000});
            image.write("/page", 0, {pattern: "p", length: block});
        },
        tasks: {
            note(image) {
                const zeros = (length) => "\0".repeat(length);
                const all = "n".repeat(6000) + zeros(2 * block - 6000) + "kept" +
                    zeros(12000 - 2 * block - 4);
                return String(image.read("/note")) === all ||
                    "/note is not 6,000 n and 6,000 zeros but for “kept”.";
            },
            page(image) {
                if (String(image.read("/page")) !== "p".repeat(block))
                    return "/page is not 4,096 bytes of p.";
                return image.exists("/said") && String(image.read("/said")).trim() === "EFAULT" ||
                    "/said does not name the error of a store behind the end.";
            },
            behind(image) {
                const bytes = image.extents("/page").filter((extent) => extent.type !== "hole")
                    .reduce((sum, extent) => sum + extent.length, 0);
                return bytes === block || "/page has " + bytes / block + " blocks.";
            },
        },
    },
});
