// The sum of a page that moves: seven steps on 4 blocks with checksums.
//
// Whoever reads a file with checksums that is mapped makes its pages stand still first. So no check here reads it: they look at A's
// page, at the snapshot, and at what a loss of power would leave.
const block = 4096;
const path = "/safe/f";
const state = (image, page) => (image.page(path, "A", page) || {state: "unmapped"}).state;
const policy = "noWriteProtectOnSnapshot";
const cannot = 95;  // EOPNOTSUPP
const tryTo = (code, step) => {
    try {
        step();
    } catch (error) {
        if (error.code !== code)
            throw error;
        return error.message;
    }
    return "";
};
const stored = (image, offset) => image.events().some((event) => event.kind === "store" &&
    event.errno === 0 && event.offset === offset);

lesson({
    image: {emulate: "cacheline"},
    prepare(image) {
        image.watchPower();
        // What is not mapped directly has checksums; and keeps them.
        image.mkdir("/safe");
        image.setxattr("/safe", "user.daxscope.dax", "0");
        image.write(path, 0, {pattern: "S", length: 4 * block});
        image.removexattr(path, "user.daxscope.dax");
        image.commit();
    },
    steps: {
        store: {
            act(image) {
                if (image.window(path, "A") === undefined)
                    image.map(path, {process: "A"});
                image.mapped(path, "A").store(0, "hello");
            },
            wrong: (image) => image.map(path, {process: "A"}).load(0, 5),
            check(image, kept) {
                if (image.window(path, "A") === undefined)
                    return "No process A has mapped /safe/f.";
                if (state(image, 0) !== "dirty" || !stored(image, 0))
                    return "A has not stored at byte 0.";
                kept.block = address(image.page(path, "A", 0).device);
                return true;
            },
        },
        commit: {
            act: (image) => image.commit(),
            wrong: (image) => image.mapped(path, "A").load(0, 5),
            check(image, kept) {
                kept.then = String(image.afterPowerLoss(path, 0, 5));
                if (kept.then !== "hello")
                    return "A loss of power would leave “" + kept.then + "”: it is not committed.";
                return state(image, 0) !== "dirty" || "A may still store into page 0.";
            },
        },
        mapsync: {
            act(image, kept) {
                kept.refusal = tryTo("EOPNOTSUPP", () => image.map(path, {process: "B", sync: true}));
            },
            wrong: (image) => image.map(path, {process: "B"}),
            check(image, kept) {
                kept.refusal = kept.refusal || "“/safe/f” has checksums, which a commit computes from " +
                    "pages that nobody may store to; with MAP_SYNC there would be none";
                return image.events().some((event) => event.kind === "operation" &&
                    event.name === "map" && event.errno === cannot) ||
                    "Nobody has tried to map /safe/f with MAP_SYNC.";
            },
        },
        off: {
            act: (image) => image.policy(policy),
            wrong: (image) => image.policy(policy, false),
            check: (image) => image.policies().includes(policy) ||
                "The design noWriteProtectOnSnapshot is not switched on.",
        },
        damage: {
            act(image) {
                const a = image.mapped(path, "A");
                if (!image.exists("/s1")) {
                    a.store(block, "before");
                    image.snapshot("/", "/s1");
                }
                a.store(block, "damage");
            },
            wrong(image) {
                image.mapped(path, "A").store(block, "before");
                image.snapshot("/", "/s1");
            },
            check(image, kept) {
                if (!image.exists("/s1" + path))
                    return "There is no snapshot /s1.";
                try {
                    const found = String(image.read("/s1" + path, block, 6));
                    return found === "before"
                        ? "“damage” is not stored yet, or went to a new block."
                        : "/s1/safe/f reads “" + found + "”: start again.";
                } catch (error) {
                    if (error.code !== "EIO")
                        throw error;
                    kept.mismatch = error.what;
                    return true;
                }
            },
        },
        bless: {
            act: (image) => image.commit(),
            wrong: (image) => image.mapped(path, "A").load(2 * block, 6),
            check(image, kept) {
                try {
                    kept.blessed = String(image.read("/s1" + path, block, 6));
                } catch (error) {
                    if (error.code !== "EIO")
                        throw error;
                    return "There has been no commit since.";
                }
                return true;
            },
        },
        on: {
            act: (image) => image.policy(policy, false),
            wrong: (image) => image.policy(policy),
            check: (image) => !image.policies().includes(policy) ||
                "The design noWriteProtectOnSnapshot is still switched on.",
        },
    },
    exercise: {
        prepare() {},
        tasks: {
            kept(image) {
                const all = "S".repeat(block) + "stored" + "S".repeat(3 * block - 6);
                if (!image.exists("/kept") || String(image.read("/kept")) !== all)
                    return "/kept is not 16,384 bytes of S but for “stored” at byte 4,096.";
                return image.stat("/kept").checksums || "/kept has no checksums.";
            },
            fast(image) {
                if (!image.exists("/fast") || String(image.read("/fast")) !== "F".repeat(4 * block))
                    return "/fast is not 16,384 bytes of F.";
                return !image.stat("/fast").checksums || "/fast has checksums.";
            },
        },
    },
});
