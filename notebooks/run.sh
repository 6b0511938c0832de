#!/usr/bin/env bash
# Runs the notebooks from first to last cell with a Java kernel; Maven calls it (mvn -Pnotebooks verify).
#
#   run.sh check [NOTEBOOK...]   executes into target/executed; says which stored outputs are not as new
#   run.sh store [NOTEBOOK...]   the same, then the executed notebooks replace the stored ones
#   run.sh lab [ARGUMENT...]     opens Jupyter Lab (or what JUPYTER names) with the same kernel
#
#   JAVA25_HOME or JAVA_HOME   the JDK of the kernel, 21 or newer
#
# The class path is target/class-path, which Maven writes. Nothing is installed: the kernel and all
# that Jupyter writes stay under target.
set -euo pipefail

say() { printf 'notebooks: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
target=$here/target

# --- Java -------------------------------------------------------------------------------------

# Major version of the JDK in a directory; 0 if there is none.
java_major() {
  local version=0
  if [[ -x $1/bin/javac && -x $1/bin/java ]]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  fi
  printf '%s' "${version:-0}"
}

find_java() {
  local home candidates=()
  [[ -z ${JAVA25_HOME:-} ]] || candidates+=("$JAVA25_HOME")
  [[ -z ${JAVA_HOME:-} ]] || candidates+=("$JAVA_HOME")
  if home=$(command -v javac); then
    candidates+=("$(dirname "$(dirname "$(readlink -f "$home")")")")
  fi
  candidates+=(/usr/lib/jvm/*25* /usr/lib/jvm/*21* /Library/Java/JavaVirtualMachines/*/Contents/Home)
  for home in "${candidates[@]}"; do
    if (($(java_major "$home") >= 21)); then
      java_home=$home
      return
    fi
  done
  fail "the Java kernel needs a JDK, 21 or newer; set JAVA25_HOME to one (Sluice itself runs on 17)"
}

# --- Kernel -----------------------------------------------------------------------------------

quote() { # a string of JSON, and of an argument file of java
  local text=${1//\\/\\\\}
  printf '"%s"' "${text//\"/\\\"}"
}

write_kernel() {
  [[ -f $target/class-path ]] ||
    fail "no class path yet; first: mvn -q -Dquick -Pnotebooks -pl notebooks -am package"
  local kernel=$target/jupyter/kernels/sluice flags=(--add-modules jdk.incubator.vector)
  if (($(java_major "$java_home") >= 22)); then flags+=(--enable-native-access=ALL-UNNAMED); fi
  if (($(java_major "$java_home") >= 23)); then flags+=(--sun-misc-unsafe-memory-access=allow); fi
  mkdir -p "$kernel"
  {
    printf '%s\n' "${flags[@]}" -Xmx1g -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -cp
    quote "$(<"$target/class-path")"
  } >"$kernel/arguments"
  cat >"$kernel/kernel.json" <<JSON
{
  "argv": [
    $(quote "$java_home/bin/java"),
    $(quote "@$kernel/arguments"),
    "org.rapaio.jupyter.kernel.MainApp",
    "{connection_file}"
  ],
  "display_name": "Java with Sluice",
  "language": "java",
  "interrupt_mode": "message",
  "env": {"RJK_TIMEOUT_MILLIS": "-1"}
}
JSON
  export JUPYTER_PATH=$target/jupyter JUPYTER_DATA_DIR=$target/jupyter/data \
    JUPYTER_CONFIG_DIR=$target/jupyter/config JUPYTER_RUNTIME_DIR=$target/jupyter/runtime \
    IPYTHONDIR=$target/jupyter/ipython
}

# --- Execution --------------------------------------------------------------------------------

attempts=5

# Executes one notebook. A kernel that does not start is started again; a cell that fails is final.
execute() {
  local notebook=$1 name log attempt
  name=$(basename "$notebook")
  log=$target/executed/${name%.ipynb}.log
  for ((attempt = 1; attempt <= attempts; attempt++)); do
    if "${nbconvert[@]}" --to notebook --execute \
      --ExecutePreprocessor.kernel_name=sluice \
      --ExecutePreprocessor.startup_timeout=30 \
      --ExecutePreprocessor.timeout=900 \
      --ExecutePreprocessor.record_timing=False \
      --output-dir "$target/executed" --output "$name" "$notebook" >"$log" 2>&1; then
      return
    fi
    if grep -q CellExecutionError "$log" ||
      ! grep -qiE "kernel (died|didn't respond)|kernel_info|heartbeat|startup" "$log"; then
      break
    fi
    say "$name: the kernel did not start, attempt $attempt of $attempts"
  done
  tail -n 40 "$log" >&2
  fail "$name failed; all that was said is in $log"
}

find_nbconvert() {
  if command -v jupyter-nbconvert >/dev/null; then
    nbconvert=(jupyter-nbconvert)
  else
    fail "jupyter-nbconvert is needed; install it: apt install jupyter-nbconvert python3-nbconvert python3-jupyter-client, or pip install nbconvert jupyter-client"
  fi
}

# A notebook without the version of the JDK that ran it.
but_java() { grep -v '"version": ' "$1"; }

run() {
  local then=$1 notebook name different=0
  shift
  (($# > 0)) || set -- "$here"/*.ipynb
  find_nbconvert
  mkdir -p "$target/executed"
  for notebook in "$@"; do
    name=$(basename "$notebook")
    [[ -f $notebook ]] || fail "there is no notebook $notebook"
    say "executing $name ..."
    execute "$notebook"
    if [[ $then == store ]]; then
      cp "$target/executed/$name" "$notebook"
      say "$name is stored"
    elif cmp -s <(but_java "$target/executed/$name") <(but_java "$notebook"); then
      say "$name: every cell ran, outputs as stored"
    else
      different=1
      say "$name: every cell ran, but the stored outputs are not the ones in target/executed"
    fi
  done
  ((different == 0)) || say "to store the new ones: mvn -Dquick -Pnotebooks -Dnotebooks.then=store -pl notebooks -am verify"
}

# --- What is asked for ------------------------------------------------------------------------

case ${1:-} in
  check | store)
    find_java
    write_kernel
    run "$@"
    ;;
  lab)
    shift
    find_java
    write_kernel
    exec "${JUPYTER:-jupyter-lab}" "$@" "$here"
    ;;
  *)
    fail "usage: run.sh check|store [NOTEBOOK...], or run.sh lab [ARGUMENT...]"
    ;;
esac
