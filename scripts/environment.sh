# Sourced by the other scripts: virtual environments that are made once, and renewed when what they hold has changed.
# PYTHON names the interpreter to make them with; otherwise the newest one that sayso supports is looked for.

find_python() {
    for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3 python}; do
        if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    echo "sayso needs Python 3.11, 3.12 or 3.13; set PYTHON to one" >&2
    return 1
}

# make_environment FOLDER "WATCHED..." PIP_ARGUMENTS...: (re)install where the folder is missing or older than what is watched.
make_environment() {
    folder=$1 watched=$2
    shift 2
    # shellcheck disable=SC2086  (several paths)
    if [ -e "$folder/made" ] && [ -z "$(find $watched -type f ! -name '*.pyc' -newer "$folder/made" | head -n 1)" ]; then
        return
    fi
    started=$folder/started
    if [ ! -x "$folder/bin/python" ]; then
        python=$(find_python)
        "$python" -m venv "$folder"
    fi
    printf '*\n' >"$folder/.gitignore"
    touch "$started"
    echo "Installing into $folder (once; some minutes without a cache) ..." >&2
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1' >&2
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check "$@" >&2
    mv "$started" "$folder/made"
}

# Set `bin` to the development tools: SAYSO_VENV, an environment of your own that is left as it is, or else .dev.
development_tools() {
    if [ -n "${SAYSO_VENV:-}" ]; then
        bin=$SAYSO_VENV/bin
    else
        make_environment .dev pyproject.toml --editable . --group dev
        bin=.dev/bin
    fi
}
