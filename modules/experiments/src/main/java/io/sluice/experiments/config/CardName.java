package io.sluice.experiments.config;

/**
 * A card that an experiment names.
 *
 * @param where the setting that names it: {@code corpus.card}, say
 * @param card its name
 * @param content what it has to be a card of
 */
public record CardName(String where, String card, String content) {}
