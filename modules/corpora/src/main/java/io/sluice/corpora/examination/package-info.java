/**
 * The data doctor: what is wrong with an annotated corpus, with file and line.
 *
 * <pre>{@code
 * AnnotatedReport report = AnnotatedReport.of(new AnnotatedSplit.ByFile(format, train, validation));
 * report.findings().forEach(System.out::println);
 * }</pre>
 *
 * <p>Start with {@link io.sluice.corpora.examination.AnnotatedReport}. It reads the files twice: to
 * count, and to hold every label against the scheme that the labels turned out to follow. Every
 * finding is counted; of each kind the first {@value
 * io.sluice.corpora.examination.AnnotatedReport#LISTED} are listed.
 *
 * <p>Not here: running text ({@link io.sluice.corpora.TextReport}), and repairs: nothing is
 * changed.
 */
@NullMarked
package io.sluice.corpora.examination;

import org.jspecify.annotations.NullMarked;
