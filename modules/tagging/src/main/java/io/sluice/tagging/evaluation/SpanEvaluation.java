package io.sluice.tagging.evaluation;

/**
 * Everything about predicted spans.
 *
 * @param conll scores of {@code conlleval}; those that are published
 * @param strict scores of well-formed spans only
 * @param errors wrong spans by kind
 */
public record SpanEvaluation(ConllScore conll, SpanScore strict, ErrorBuckets errors) {}
