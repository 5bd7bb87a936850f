package io.github.mesosspring.event;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.expression.EvaluationContext;
import org.springframework.expression.spel.standard.SpelExpression;
import org.springframework.expression.spel.support.StandardEvaluationContext;

/**
 * A condition written in SpEL. One that uses no arguments of the method is evaluated in a
 * context that all events share.
 */
final class ExpressionCondition implements HandlerCondition {

	private final SpelExpression expression;

	private final StandardEvaluationContext context;

	private final Map<String, Argument> variables;

	/**
	 * Create a condition.
	 * @param context where types, beans and properties are found
	 * @param variables the arguments it uses, by the names it uses for them
	 */
	ExpressionCondition(SpelExpression expression, StandardEvaluationContext context, Map<String, Argument> variables) {
		this.expression = expression;
		this.context = context;
		this.variables = Map.copyOf(variables);
	}

	@Override
	public boolean matches(Delivery delivery) {
		@Nullable Object value;
		try {
			value = this.expression.getValue(context(delivery),
					new EventConditionRoot(delivery.type(), delivery.event()));
		}
		catch (RuntimeException ex) {
			throw new IllegalStateException("The condition '" + this.expression.getExpressionString()
					+ "' could not be evaluated: " + ex.getMessage(), ex);
		}
		if (value instanceof Boolean decision) {
			return decision;
		}
		throw new IllegalStateException("The condition '" + this.expression.getExpressionString() + "' gave " + value
				+ ", which is neither true nor false");
	}

	/**
	 * Where to evaluate it for a delivery.
	 */
	EvaluationContext context(Delivery delivery) {
		if (this.variables.isEmpty()) {
			return this.context;
		}
		StandardEvaluationContext own = new StandardEvaluationContext();
		this.context.applyDelegatesTo(own);
		this.variables.forEach((name, argument) -> own.setVariable(name, argument.resolve(delivery)));
		return own;
	}

}
