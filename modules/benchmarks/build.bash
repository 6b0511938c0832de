# What the scripts beside this file share: building the benchmarks, and running a class of theirs.

home=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
built=$home/modules/benchmarks/target/quick

# Builds modules/benchmarks and what it needs, and fetches the rest. Arguments go to Maven.
build() {
  mvn -f "$home/pom.xml" -B -ntp -q -Dquick -pl modules/benchmarks -am "$@" package \
    dependency:build-classpath -DincludeScope=runtime -Dmdep.outputFile=target/quick/class-path >&2
}

# Runs a class in place of the script.
run() { # class, arguments
  exec java -cp "$built/classes:$(<"$built/class-path")" "$@"
}
