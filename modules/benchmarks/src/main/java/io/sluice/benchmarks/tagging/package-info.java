/**
 * What the tagger takes in production: the jars of {@code sluice-tagging} alone, in a fresh JVM.
 * Not for accuracy. Start with {@link io.sluice.benchmarks.tagging.FirstTag}.
 */
@NullMarked
package io.sluice.benchmarks.tagging;

import org.jspecify.annotations.NullMarked;
