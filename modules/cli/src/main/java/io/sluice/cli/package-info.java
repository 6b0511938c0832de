/**
 * The {@code sluice} command: one class for each verb, and the streams, the progress and the error
 * messages they share.
 *
 * <p><b>For</b>: turning words typed in a terminal into calls of the library, and results into text
 * for people or one JSON object for machines. <b>Not for</b>: any work of its own; whatever a verb
 * does can be done in Java too.
 *
 * <p>Results go to standard output, everything said about them to standard error; see {@link
 * io.sluice.cli.Console}. A verb throws when it fails, and {@link io.sluice.cli.Failures} says so.
 * Start at {@link io.sluice.cli.Sluice}.
 */
@NullMarked
package io.sluice.cli;

import org.jspecify.annotations.NullMarked;
