// Frozen, and a mapped page: eight steps on 8 blocks.
const block = 4096;
const path = "/db";
const text = (image, offset) => String(image.read(path, offset, 6));
const state = (image, page) => (image.page(path, "A", page) || {state: "unmapped"}).state;
const frozen = (image) => image.mappings().frozen;
const busy = 16;
const window = (image) => image.window(path, "A");
/// Of six bytes at the beginning of page 2: a writer's have eight.
const refusedStore = (image) => image.events().some((event) => event.kind === "store" &&
    event.errno === busy && event.offset === 2 * block && event.length === 6);
const stores = (image) => image.events().filter((event) => event.kind === "store" &&
    event.errno === 0).length;
const orBusy = (step) => {
    try {
        step();
    } catch (error) {
        if (error.code !== "EBUSY")
            throw error;
    }
};
const didOperation = (image, name) => image.events().some((event) =>
    event.kind === "operation" && event.name === name && event.errno === 0);

lesson({
    prepare(image) {
        image.write(path, 0, {pattern: "A", length: 8 * block});
        image.commit();
    },
    steps: {
        store: {
            act(image) {
                if (window(image) === undefined)
                    image.map(path, {process: "A"});
                image.mapped(path, "A").store(2 * block, "before");
            },
            wrong: (image) => image.write(path, 2 * block, "before"),
            check(image) {
                if (window(image) === undefined)
                    return "No process A has mapped /db.";
                if (text(image, 2 * block) !== "before")
                    return "Page 2 of /db does not begin with “before”.";
                return state(image, 2) === "dirty" ||
                    "The bytes are there, but A did not store them: page 2 is not dirty.";
            },
        },
        freeze: {
            act: (image) => image.freeze(),
            wrong: (image) => image.commit(),
            check(image, kept) {
                if (!frozen(image))
                    return "The filesystem is not frozen.";
                if (state(image, 2) === "dirty")
                    return "A may still store into page 2: a losing design is on.";
                const events = image.events();
                kept.generation = events.filter((event) => event.kind === "commit")
                    .reduce((last, event) => event.offset, 0);
                kept.protected = events.filter((event) => event.kind === "write-protect")
                    .reduce((sum, event) => sum + event.length / block, 0);
                return true;
            },
        },
        refused: {
            act: (image) => orBusy(() => image.mapped(path, "A").store(2 * block, "during")),
            wrong: (image) => image.mapped(path, "A").load(2 * block, 6),
            check(image, kept) {
                if (!frozen(image))
                    return "The filesystem is not frozen any more.";
                kept.text = text(image, 2 * block);
                return refusedStore(image) || "No store of A was refused yet.";
            },
        },
        writer: {
            begin(image, kept) {
                kept.was = [String(image.read(path))];  // not for the text
            },
            act: (image) => image.mapped(path, "A").startWriter(),
            wrong: (image) => image.mapped(path, "A").load(3 * block, 6),
            check(image, kept) {
                if (!frozen(image))
                    return "The filesystem is not frozen any more.";
                if (!didOperation(image, "startWriter"))
                    return "No writer was started yet.";
                return String(image.read(path)) === kept.was[0] ||
                    "/db has changed while it was frozen: start again.";
            },
        },
        thaw: {
            act(image) {
                if (frozen(image))
                    image.thaw();
                while (stores(image) === 0) {
                    // It is on its way.
                }
                image.mapped(path, "A").stopWriter();
            },
            wrong: (image) => image.thaw(),
            check(image, kept) {
                if (frozen(image))
                    return "The filesystem is still frozen.";
                kept.went = stores(image);
                if (kept.went === 0)
                    return "The writer has not stored since.";
                return didOperation(image, "stopWriter") || "The writer was not stopped yet.";
            },
        },
        off: {
            act: (image) => image.policy("freezeWithoutWriteProtect"),
            wrong: (image) => image.policy("freezeWithoutWriteProtect", false),
            check: (image) => image.policies().includes("freezeWithoutWriteProtect") ||
                "The design freezeWithoutWriteProtect is not switched on.",
        },
        leak: {
            act(image) {
                const a = image.mapped(path, "A");
                if (frozen(image))
                    image.thaw();
                a.store(3 * block, "before");
                image.freeze();
                a.store(3 * block, "during");
            },
            wrong: (image) => image.mapped(path, "A").store(3 * block, "during"),
            check(image, kept) {
                if (!frozen(image))
                    return "The filesystem is not frozen.";
                kept.leaked = text(image, 3 * block);
                kept.place = address(image.block(path, 3 * block));
                if (kept.leaked !== "during")
                    return "/db does not read “during” at byte 12,288.";
                const events = image.events();
                const froze = events.findIndex((event) => event.kind === "freeze");
                return events.slice(froze + 1).some((event) => event.kind === "store" &&
                    event.errno === 0 && event.offset === 3 * block) ||
                    "It was stored before the freeze: thaw, store “before”, freeze, and store again.";
            },
        },
        on: {
            act(image) {
                if (frozen(image))
                    image.thaw();
                image.policy("freezeWithoutWriteProtect", false);
            },
            wrong: (image) => image.policy("freezeWithoutWriteProtect", false),
            check(image, kept) {
                if (frozen(image))
                    return "The filesystem is still frozen.";
                kept.mapped = [0, 1, 2, 3, 4, 5, 6, 7]
                    .filter((page) => state(image, page) === "dirty").length;
                return !image.policies().includes("freezeWithoutWriteProtect") ||
                    "The design freezeWithoutWriteProtect is still switched on.";
            },
        },
    },
    exercise: {
        prepare(image) {
            image.write(path, 0, {pattern: "A", length: 8 * block});
        },
        tasks: {
            before: (image) => text(image, 0) === "before" || "/db does not begin with “before”.",
            refused(image) {
                if (text(image, block) !== "AAAAAA")
                    return "/db has something else than A at byte 4,096.";
                if (!image.exists("/said"))
                    return "There is no file /said.";
                return String(image.read("/said")).trim() === "EBUSY" ||
                    "/said does not name the error of a store while it is frozen.";
            },
            after(image) {
                const all = "before" + "A".repeat(2 * block - 6) + "after" +
                    "A".repeat(6 * block - 5);
                return String(image.read(path)) === all ||
                    "/db is not A everywhere but for “before” and, at byte 8,192, “after”.";
            },
        },
    },
});
