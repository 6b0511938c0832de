/**
 * Corpora by name: cards say what a corpus is, where its files come from and which bytes they must
 * have.
 *
 * <p>Start with {@link io.sluice.catalog.Catalog}: it lists and finds cards, fetches the files of a
 * corpus, and examines them. A file is looked for in three places, in this order:
 *
 * <ol>
 *   <li>the cache ({@code SLUICE_CACHE}, or {@code .cache/sluice} in the home directory),
 *   <li>the mirror the user supplies ({@code SLUICE_CORPORA=<dir>}, with {@code <card name>/<file
 *       name>[.gz]}),
 *   <li>its source: HTTPS, a Maven artifact, an npm package, a path.
 * </ol>
 *
 * <p>Its checksum is verified every time. Nothing that was fetched is ever executed or written
 * under a name it brought along. Not here: reading texts (corpora).
 */
@NullMarked
package io.sluice.catalog;

import org.jspecify.annotations.NullMarked;
