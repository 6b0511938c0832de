/**
 * The {@code .sluice} model file: manifest, tensors, vocabularies, limits and checksums.
 *
 * <p><b>For</b> putting trained weights and what belongs to them into one file that any zip tool
 * opens, and for reading such files from people we do not know. <b>Not for</b> what architectures,
 * labels or vocabularies mean: the modules that own the models say that.
 *
 * <ul>
 *   <li>{@link io.sluice.model.ModelFile}: the whole file, read and written. Start here.
 *   <li>{@link io.sluice.model.Safetensors}: named arrays in the safetensors format; checkpoints
 *       use it too.
 *   <li>{@link io.sluice.model.AtomicFile}: a file that is either the old one or the new one,
 *       whenever the power goes; {@link io.sluice.model.FileTarget} tells which file a name means
 *       and what is written through instead.
 * </ul>
 *
 * <p>Two promises hold throughout. The same contents give the same bytes: no time stamps, one order
 * of entries and tensors. And a file that is not exactly what it should be ends in one {@link
 * io.sluice.model.ModelFormatException}, in memory bounded by the size of the file and {@link
 * io.sluice.model.ModelLimits}; nothing is repaired quietly.
 */
@NullMarked
package io.sluice.model;

import org.jspecify.annotations.NullMarked;
