/**
 * What lies in the cache directory: how large it is, when it was last used, and how it is removed.
 *
 * <p>Start with {@link io.sluice.catalog.cache.Cache}. Everything there can be had again: fetched,
 * or computed from files that were. So nothing breaks if it is removed, not even under a running
 * training, which goes on with what it has open and computes the rest again.
 *
 * <p>Not here: writing to the cache. Fetching (catalog), encoding texts (corpora), keeping vectors
 * of sentences (language) and choosing providers (neural) each do that for themselves; {@link
 * io.sluice.catalog.cache.CacheKind} knows the names they give.
 */
@NullMarked
package io.sluice.catalog.cache;

import org.jspecify.annotations.NullMarked;
