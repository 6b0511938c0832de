# How the sluice command starts Java: read by the launcher of a checkout and by that of the distribution, so that
# both pass the same flags. Whoever reads it sets needed, the kind of Java that must be there: JDK or JRE.

say() { printf 'sluice: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }
refuse() { say "$*"; exit 2; }

# Of what comes before the verb: --with and the name of a provider, once.
known_provider() { # providers, then all arguments
  local known=$1
  [[ -n ${3:-} && " $known " == *" $3 "* ]] ||
    refuse "--with needs the name of a provider of matrix products, one of: $known; was '${3:-}'"
  [[ ${4:-} != --with ]] || refuse "only one --with can be given, was $3 and ${5:-nothing}"
}

find_java() {
  if [[ -n ${JAVA_HOME:-} ]]; then
    java=$JAVA_HOME/bin/java
    [[ -x $java ]] || fail "JAVA_HOME is $JAVA_HOME, but there is no bin/java; set it to a $needed, 17 or newer"
  else
    java=$(command -v java) || fail "no java found; install a $needed, 17 or newer, or set JAVA_HOME"
    local link
    while [[ -L $java ]]; do
      link=$(readlink "$java")
      [[ $link == /* ]] || link=$(dirname "$java")/$link
      java=$link
    done
  fi
  java_home=${java%/bin/java}
  java_version=
  local line
  if [[ -r $java_home/release ]]; then
    while read -r line; do
      [[ $line == JAVA_VERSION=* ]] && java_version=${line#JAVA_VERSION=}
    done <"$java_home/release"
  else
    java_version=$("$java" -version 2>&1 | sed -n 's/.* version //p')
  fi
  java_version=${java_version//\"/}
  java_version=${java_version%%[^0-9.]*}
  java_major=${java_version%%.*}
  [[ $java_major =~ ^[0-9]+$ ]] || fail "cannot tell the version of $java"
  ((java_major >= 17)) ||
    fail "$java is version $java_version; Sluice needs 17 or newer: install one, or set JAVA_HOME to it"
}

# --- Flags of this JDK ------------------------------------------------------------------------

# The Vector API is loaded by our own code, because --add-modules prints a warning on every start; where a JDK
# refuses that, the warning it is. A JRE may come without it.
vector_ways=(quiet module none)
vector_flags() { # way
  case $1 in
    quiet) flags=(-XX:+UnlockExperimentalVMOptions -XX:+EnableVectorSupport -Dsluice.vector=true
      --add-exports java.base/jdk.internal.module=ALL-UNNAMED) ;;
    module) flags=(--add-modules jdk.incubator.vector) ;;
    none) flags=() ;;
  esac
}

# The first way that this JDK takes: costs a start of Java or two, so the answer should be kept.
find_vector_way() { # class path
  for vector_way in "${vector_ways[@]}"; do
    vector_flags "$vector_way"
    if "$java" ${flags[@]+"${flags[@]}"} -cp "$1" io.sluice.cli.Sluice --version >/dev/null 2>&1; then return; fi
  done
}

# All flags that do not depend on what is asked for.
find_flags() { # way to the Vector API
  vector_flags "$1"
  if ((java_major >= 22)); then flags+=(--enable-native-access=ALL-UNNAMED); fi
  if ((java_major >= 23)); then flags+=(--sun-misc-unsafe-memory-access=allow); fi
  flags+=("-XX:MaxDirectMemorySize=$(($(memory_megabytes) * 3 / 4))m")
}

# Arrays live outside the heap; the limit that Java sets by default is the heap's.
memory_megabytes() {
  local name kilobytes
  if [[ -r /proc/meminfo ]]; then
    read -r name kilobytes _ </proc/meminfo
    printf '%s' $((kilobytes / 1024))
  else
    printf '%s' $(($(sysctl -n hw.memsize 2>/dev/null || echo 8589934592) / 1048576))
  fi
}

# --- Run --------------------------------------------------------------------------------------

# Whether word vectors are to be learned: by their verb, or by an experiment file or the run of one.
learns_vectors() {
  local file
  case ${1:-} in
    vectors) [[ ${2:-} == train ]] ;;
    train | resume)
      for file in "${@:2}"; do
        [[ -d $file ]] && file=$file/config.resolved.yaml
        if [[ -f $file ]] && grep -qE "^[^#]*kind[\"']? *: *[\"']?word-vectors" "$file"; then return 0; fi
      done
      return 1
      ;;
    *) return 1 ;;
  esac
}

# Becomes Java; the array jvm holds its flags with the class path.
run_sluice() {
  local options=${SLUICE_JAVA_OPTS:-}
  local collector=-XX:+UseSerialGC # nothing is allocated while training: smallest and quickest to start
  [[ $options =~ -XX:\+Use[A-Za-z0-9]*GC ]] && collector=

  # Tagging allocates, but nothing for long: a young generation of fixed size, and an old one that grows with
  # the model alone. By default Java takes a share of the machine's memory before it collects anything.
  local heap=() verb='' argument
  for argument in "$@"; do
    [[ -n $verb || $argument == -* ]] || verb=$argument
    [[ $verb != bench || $argument != --tagger* ]] || verb=tag
  done
  if [[ $verb =~ ^(tag|evaluate)$ && -n $collector && $options != *-Xm* ]]; then
    heap=(-Xms128m -Xmn64m -XX:MinHeapFreeRatio=15 -XX:MaxHeapFreeRatio=30)
  fi

  # In the plain C locale (bare containers) Java would take arguments and file names for ASCII.
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    '' | C | POSIX) export LC_ALL=C.UTF-8 ;;
  esac
  # Our own threads do the work; a second pool spinning beside them costs half the speed.
  export OMP_NUM_THREADS=${OMP_NUM_THREADS:-1} OMP_WAIT_POLICY=${OMP_WAIT_POLICY:-passive}
  # The OpenBLAS that ND4J ships takes AMD processors with AVX-512 for old ones and would not use AVX.
  if [[ -z ${OPENBLAS_CORETYPE:-} ]] && grep -qsm1 AuthenticAMD /proc/cpuinfo &&
    grep -qsm1 avx512_vnni /proc/cpuinfo; then
    export OPENBLAS_CORETYPE=SkylakeX
  fi
  # shellcheck disable=SC2086 # flags are split at blanks
  exec "$java" $collector ${heap[@]+"${heap[@]}"} "${jvm[@]}" $options io.sluice.cli.Sluice "$@"
}
