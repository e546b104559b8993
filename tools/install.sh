#!/bin/sh
# Installs what PlanBrief needs: `install.sh run` for `make`, `install.sh dev` for the tests as well.
# System packages come first: as root they are installed (Debian and its kin), otherwise the one line to run is
# printed and nothing is touched. Then the locked Python packages go into .venv, hashes checked.
set -eu
cd "$(dirname "$0")/.."
what=$1
venv=.venv

find_python() {
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
}

has_browser() {
    for candidate in chromium chromium-browser google-chrome; do
        if command -v "$candidate" >/dev/null; then return 0; fi
    done
    [ -d /Applications/Chromium.app ]
}

# Looked up by the loader's own name; Playwright's driver wants libatomic, the rest WeasyPrint.
has_library() {
    "$python" -c 'import ctypes.util, sys; sys.exit(not ctypes.util.find_library(sys.argv[1]))' "$1"
}

# Debian brings one Python: where it is too old, installing it would not help. Fedora and Homebrew have newer ones.
refuse_old_python() {
    if command -v dnf >/dev/null || command -v brew >/dev/null; then return 0; fi
    if [ -z "$(find_python)" ] && command -v python3 >/dev/null; then
        echo "PlanBrief needs Python 3.11 or newer; here is $(python3 --version 2>&1)." >&2
        echo "Install a newer one and name it: make PYTHON=/path/to/python3" >&2
        exit 2
    fi
}

# One name for each thing that is missing; the lists below say which package brings it.
missing_parts() {
    python=$(find_python)
    if [ -z "$python" ]; then
        echo python venv
        python=false
    else
        "$python" -c 'import ensurepip, venv' 2>/dev/null || echo venv
    fi
    for library in pango-1.0 pangoft2-1.0 harfbuzz-subset; do
        has_library "$library" || echo "$library"
    done
    families=$(fc-list : family 2>/dev/null || true)
    for family in "Noto Serif CJK SC" "Noto Sans CJK SC"; do
        case $families in *"$family"*) ;; *) echo fonts ;; esac
    done
    if [ "$what" = dev ]; then
        has_browser || echo browser
        command -v pdftotext >/dev/null || echo poppler
        [ "$(uname)" = Darwin ] || has_library atomic || echo atomic
    fi
}

debian_package() {
    case $1 in
        python) echo python3 ;; venv) echo python3-venv ;; fonts) echo fonts-noto-cjk ;;
        pango-1.0) echo libpango-1.0-0 ;; pangoft2-1.0) echo libpangoft2-1.0-0 ;;
        harfbuzz-subset) echo libharfbuzz-subset0 ;; atomic) echo libatomic1 ;;
        browser) echo chromium ;; poppler) echo poppler-utils ;;
    esac
}

fedora_package() {
    case $1 in
        python | venv) echo python3 ;; pango*) echo pango ;; harfbuzz-subset) echo harfbuzz ;;
        fonts) echo google-noto-serif-cjk-fonts google-noto-sans-cjk-fonts ;;
        browser) echo chromium ;; poppler) echo poppler-utils ;; atomic) echo libatomic ;;
    esac
}

homebrew_package() {
    case $1 in
        python | venv) echo python@3.13 ;; pango*) echo pango ;; harfbuzz-subset) echo harfbuzz ;;
        fonts) echo fontconfig font-noto-serif-cjk-sc font-noto-sans-cjk-sc ;;
        browser) echo chromium ;; poppler) echo poppler ;;
    esac
}

packages() {
    for part in $parts; do "$1_package" "$part"; done | tr ' ' '\n' | sort -u | tr '\n' ' ' | sed 's/ $//'
}

# The command goes to standard error on a line of its own, to be copied as it is.
stop_with() {
    printf '\nPlanBrief needs some system packages first. Run this line, then make again:\n\n    %s\n\n' "$1" >&2
    exit 2
}

install_system_packages() {
    parts=$(missing_parts)
    [ -n "$parts" ] || return 0
    if command -v apt-get >/dev/null; then
        list=$(packages debian)
        install="apt-get update && apt-get install -y --no-install-recommends $list"
        if [ "$(id -u)" -eq 0 ]; then
            echo "Installing system packages: $list"
            export DEBIAN_FRONTEND=noninteractive
            apt-get update -q -o Acquire::Retries=3
            # shellcheck disable=SC2086 # one word a package
            apt-get install -q -y --no-install-recommends -o Acquire::Retries=3 $list
            return 0
        fi
        if command -v sudo >/dev/null; then stop_with "sudo sh -c '$install'"; else stop_with "su -c '$install'"; fi
    fi
    if command -v dnf >/dev/null; then stop_with "sudo dnf install -y $(packages fedora)"; fi
    if command -v brew >/dev/null; then stop_with "brew install $(packages homebrew)"; fi
    printf '\nPlanBrief needs what this system lacks: %s\n' "$(echo "$parts" | sort -u | tr '\n' ' ')" >&2
    echo "README.md, \"Other systems\", says which packages bring it." >&2
    exit 2
}

pip_install() {
    "$venv/bin/python" -m pip install --quiet --quiet --disable-pip-version-check --no-input --retries 5 "$@" && return 0
    printf '\nThe Python packages could not be installed (the network is needed once). See above, then make again.\n' >&2
    exit 2
}

# Hashes hold the versions; only wheels are taken, so that no compiler is needed (jieba is pure Python source).
install_locked() {
    pip_install --require-hashes --only-binary :all: --no-binary jieba --use-pep517 --no-build-isolation \
        -r "requirements/$1.txt"
}

make_environment() {
    if ! "$venv/bin/python" -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        "$(find_python)" -m venv --clear "$venv"
    fi
    echo "Installing Python packages ($what), exact versions from requirements/; this takes a minute or two the first time."
    install_locked build
    install_locked run
    [ "$what" = run ] || install_locked dev
    pip_install --no-index --no-deps --no-build-isolation --editable .
}

refuse_old_python
install_system_packages
make_environment
