package io.sluice.language;

/**
 * How unexpected one symbol was.
 *
 * @param symbol its id
 * @param text the symbol as it stands in the text
 * @param known whether the vocabulary has it; else the id is that of the unknown symbol
 * @param nats -ln P of the symbol with this id, given all before it
 */
public record Surprise(int symbol, String text, boolean known, double nats) {}
