/**
 * OpenNLP's taggers on the data that ours are measured on, trained with its own defaults and scored
 * by our scorer. Start with {@link io.sluice.benchmarks.opennlp.OpenNlpPeer}.
 */
@NullMarked
package io.sluice.benchmarks.opennlp;

import org.jspecify.annotations.NullMarked;
