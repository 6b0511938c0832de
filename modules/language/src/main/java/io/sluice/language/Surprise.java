package io.sluice.language;

/**
 * How unexpected one symbol was.
 *
 * @param symbol its id
 * @param text the symbol as the vocabulary has it
 * @param nats -ln P of the symbol, given all before it
 */
public record Surprise(int symbol, String text, double nats) {}
