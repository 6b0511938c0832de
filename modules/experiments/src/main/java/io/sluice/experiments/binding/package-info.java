/**
 * From YAML text to records that check themselves, and back.
 *
 * <p><b>For</b>: reading a configuration file so that everything wrong with it is said at once,
 * each mistake with its place. <b>Not for</b>: knowing what any setting means; the records of
 * {@code io.sluice.experiments.config} do.
 *
 * <ol>
 *   <li>{@link io.sluice.experiments.binding.YamlReader} turns text into a small tree that
 *       remembers lines and columns; tags, duplicate keys and floods of aliases end here.
 *   <li>{@link io.sluice.experiments.binding.Assignment}s replace values in that tree.
 *   <li>{@link io.sluice.experiments.binding.Binder} walks tree and {@link
 *       io.sluice.experiments.binding.Schema} side by side and builds the record, or reports every
 *       {@link io.sluice.experiments.binding.Problem}.
 * </ol>
 *
 * <p>Records are the schema: their components carry {@link io.sluice.experiments.binding.Doc},
 * {@link io.sluice.experiments.binding.Default} and {@link io.sluice.experiments.binding.Range},
 * and the JSON Schema for editors, the resolved file and the checks are all read from there. Start
 * at {@link io.sluice.experiments.binding.ConfigFile}.
 */
@NullMarked
package io.sluice.experiments.binding;

import org.jspecify.annotations.NullMarked;
