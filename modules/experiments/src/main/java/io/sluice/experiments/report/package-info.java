/**
 * One self-contained HTML file that shows how a run went.
 *
 * <p><b>For</b>: reading, sending on and keeping; it needs no network and no server. <b>Not
 * for</b>: measuring; it shows what the run's logs hold. Start at {@link
 * io.sluice.experiments.report.Report}.
 *
 * <p>Text that a model wrote is as untrusted as the corpus it learned from: all of it is escaped,
 * and a content security policy lets the page run the two scripts it came with and nothing else.
 */
@NullMarked
package io.sluice.experiments.report;

import org.jspecify.annotations.NullMarked;
