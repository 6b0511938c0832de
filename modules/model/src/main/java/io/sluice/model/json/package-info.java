/**
 * JSON as immutable values: one strict reader with limits and one writer with deterministic bytes.
 *
 * <p><b>For</b> manifests, tensor headers, event logs, provenance and output for machines. Start at
 * {@link io.sluice.model.json.Json}; build objects with {@link
 * io.sluice.model.json.JsonObject#builder()}. <b>Not for</b> binding to classes: callers take
 * values out by name and check them.
 *
 * <ul>
 *   <li>Keys keep their order of insertion; the same value always gives the same bytes, on every
 *       JDK (the shortest decimal that reads back as the same double).
 *   <li>A number with a fraction or exponent is a {@link io.sluice.model.json.JsonDecimal}, one
 *       without is a {@link io.sluice.model.json.JsonInteger}. NaN and infinity do not exist in
 *       JSON and are refused, not replaced.
 *   <li>Depth, length, string length and number of tokens are bounded while reading ({@link
 *       io.sluice.model.json.JsonLimits}); duplicate keys, trailing text and bytes that are not
 *       UTF-8 are refused. Every refusal is a {@link io.sluice.model.json.JsonException} with
 *       {@code source:line:column}.
 * </ul>
 */
@NullMarked
package io.sluice.model.json;

import org.jspecify.annotations.NullMarked;
