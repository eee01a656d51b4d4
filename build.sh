#!/usr/bin/env bash
# Chainbreak's one door: one word per task, the same words on a laptop and in CI.
#
#   ./build.sh run       build, and open Chromium (or: run firefox) with the extension on the sample feed
#   ./build.sh build     leave two unpacked extensions, dist/chromium and dist/firefox
#   ./build.sh test      run every check and every test, in real Chromium and real Firefox too
#   ./build.sh package   write the archives for the stores and the source archive into dist/
#   ./build.sh bench     measure how fast the core judges a text (or: bench core)
#   ./build.sh clean     delete what was built, the fetched tools and npm packages included
#
# Needs Rust (by rustup) and Node 20 or newer, and fetches the rest itself. A second run redoes only what changed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

STARTED=$SECONDS
WASM_TARGET=wasm32-unknown-unknown

stage() { printf '== [%d:%02d] %s\n' $(((SECONDS - STARTED) / 60)) $(((SECONDS - STARTED) % 60)) "$*"; }

# fail CAUSE CURE
fail() {
    printf '\nbuild.sh stopped: %s\n  What helps: %s\n' "$1" "$2" >&2
    exit 1
}

need_rust() {
    command -v cargo >/dev/null ||
        fail "cargo was not found" "install Rust with rustup (https://rustup.rs), then open a new shell"
    [ -d "$(rustc --print target-libdir --target $WASM_TARGET)" ] && return
    stage "Rust: adding the $WASM_TARGET target"
    command -v rustup >/dev/null ||
        fail "this Rust lacks the $WASM_TARGET target and there is no rustup to add it" \
            "install your system's package for it (Debian: libstd-rust-dev-wasm32), or use Rust from rustup"
    rustup target add $WASM_TARGET ||
        fail "rustup could not add the $WASM_TARGET target" "look at its message above; it needs the network once"
}

need_node() {
    command -v node >/dev/null || fail "node was not found" "install Node 20 or newer (https://nodejs.org)"
    [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] ||
        fail "Node $(node --version) is too old" "install Node 20 or newer (https://nodejs.org)"
    command -v npm >/dev/null || fail "npm was not found" "install npm; it usually comes with Node"
    cmp -s package-lock.json node_modules/.installed-lock && return
    stage "npm: installing the packages of package-lock.json"
    npm ci --no-audit --no-fund --loglevel=error ||
        fail "npm ci failed" "look at its message above; it needs the network when the lock file changed"
    cp package-lock.json node_modules/.installed-lock
}

# The command line must be of the very version of the crate, or the two do not understand each other.
need_wasm_bindgen() {
    local version root=target/tools
    version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)
    [ -n "$version" ] || fail "Cargo.lock names no wasm-bindgen" "run cargo generate-lockfile"
    [ "$("$root/bin/wasm-bindgen" --version 2>/dev/null)" = "wasm-bindgen $version" ] && return
    stage "wasm-bindgen: building its command line $version (once, a few minutes)"
    # Unoptimised it builds in about half the time, and still does its work in about a second.
    local build=(env CARGO_PROFILE_DEV_DEBUG=0 CARGO_PROFILE_DEV_OPT_LEVEL=0 CARGO_INCREMENTAL=0
        cargo install wasm-bindgen-cli --version "$version" --bin wasm-bindgen --debug --quiet --root "$root")
    # A registry copy can lag behind the lock file that the package brings, so a second try does without it.
    "${build[@]}" --locked || "${build[@]}" ||
        fail "wasm-bindgen-cli $version could not be built" "look at cargo's message above; it needs the network once"
}

need_browsers() {
    local missing as_root=()
    missing=$(node tools/browsers.mjs missing)
    [ -n "$missing" ] || return 0
    [ "$(id -u)" = 0 ] || as_root=(sudo -n)
    if command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then
        local packages="${missing/firefox/firefox-esr}"
        stage "apt-get: installing" $packages
        "${as_root[@]}" apt-get update -qq >/dev/null &&
            "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null || true
        missing=$(node tools/browsers.mjs missing)
    fi
    [ -z "$missing" ] || fail "these browsers were not found: $(echo $missing)" "$(node tools/browsers.mjs cure)"
}

build() {
    need_rust
    need_node
    need_wasm_bindgen
    stage "core: Rust to WebAssembly"
    node tools/core.mjs
    stage "dist: two unpacked extensions"
    node tools/dist.mjs
}

case "${1:-}" in
run)
    build
    need_browsers
    stage "run: the sample feed in a real browser"
    node tools/run.mjs "${2:-chromium}"
    ;;
build)
    build
    stage "done: load dist/chromium or dist/firefox into a browser"
    ;;
test)
    need_rust
    need_node
    need_wasm_bindgen
    need_browsers
    exec node tools/test.mjs
    ;;
package)
    build
    stage "package: archives for the stores"
    node tools/package.mjs
    ;;
clean)
    rm -rf target dist node_modules
    ;;
bench)
    case "${2:-core}" in
    core) ;;
    *) fail "there is no benchmark \"$2\"" "./build.sh bench core is the one that there is" ;;
    esac
    need_rust
    need_node
    need_wasm_bindgen
    stage "core: Rust to WebAssembly, and the command line"
    node tools/core.mjs
    cargo build --release --locked --quiet --bin chainbreak
    stage "bench core: about three minutes; leave the machine alone meanwhile"
    node tools/bench-core.mjs
    ;;
*)
    sed -n '/^#   /s/^#  //p' "$0"
    exit 2
    ;;
esac
