package io.github.mesosspring.event;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.TypedValue;
import org.springframework.expression.spel.ExpressionState;
import org.springframework.expression.spel.SpelEvaluationException;
import org.springframework.expression.spel.SpelMessage;
import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.ast.BeanReference;
import org.springframework.expression.spel.ast.OpAnd;
import org.springframework.expression.spel.ast.OpEQ;
import org.springframework.expression.spel.ast.OpNE;
import org.springframework.expression.spel.ast.OpOr;
import org.springframework.expression.spel.ast.OperatorNot;
import org.springframework.expression.spel.ast.VariableReference;

/**
 * Looks for what can never work in a condition. Each operand of {@code and}, {@code or}
 * and {@code not} is tried by itself, since the first would hide the others. What fails
 * for want of values says nothing, and what asks a bean is not tried: beans are not to be
 * created, or called, for that.
 */
final class ConditionCheck {

	private static final Set<SpelMessage> NEVER = Set.of(SpelMessage.PROPERTY_OR_FIELD_NOT_READABLE,
			SpelMessage.METHOD_NOT_FOUND, SpelMessage.TYPE_NOT_FOUND, SpelMessage.CONSTRUCTOR_NOT_FOUND,
			SpelMessage.FUNCTION_NOT_DEFINED, SpelMessage.OPERATOR_NOT_SUPPORTED_BETWEEN_TYPES,
			SpelMessage.NOT_COMPARABLE);

	private final String text;

	private final Method method;

	private final BeanFactory beans;

	ConditionCheck(String text, Method method, BeanFactory beans) {
		this.text = text;
		this.method = method;
		this.beans = beans;
	}

	/**
	 * Which of the arguments an expression uses.
	 * @param known all that there are, by name
	 * @throws InvalidEventHandlerException if it uses one, or a bean, that there is not
	 */
	Map<String, Argument> variables(SpelNode node, Map<String, Argument> known) {
		Map<String, Argument> used = new HashMap<>();
		collect(node, known, used);
		return used;
	}

	private void collect(SpelNode node, Map<String, Argument> known, Map<String, Argument> used) {
		if (node instanceof VariableReference) {
			String name = node.toStringAST().substring(1);
			Argument argument = known.get(name);
			if (argument != null) {
				used.put(name, argument);
			}
			else if (!name.equals("root") && !name.equals("this")) {
				throw invalid(node, "there is no argument '" + name + "'; there are " + new TreeSet<>(known.keySet())
						+ " (names need the compiler option -parameters) and the property 'event'");
			}
		}
		if (node instanceof BeanReference) {
			String name = node.toStringAST().replaceFirst("^[@&]+", "").replace("'", "");
			if (!this.beans.containsBean(name)) {
				throw invalid(node, "there is no bean '" + name + "'");
			}
		}
		for (int i = 0; i < node.getChildCount(); i++) {
			collect(node.getChild(i), known, used);
		}
	}

	/**
	 * Try an expression on an event.
	 * @throws InvalidEventHandlerException if it can never work
	 */
	void tryOut(SpelNode node, EvaluationContext context, EventConditionRoot root) {
		if (node instanceof OpAnd || node instanceof OpOr || node instanceof OperatorNot) {
			for (int i = 0; i < node.getChildCount(); i++) {
				tryOut(node.getChild(i), context, root);
			}
			return;
		}
		if (node instanceof OpEQ || node instanceof OpNE) {
			Object left = value(node.getChild(0), context, root);
			Object right = value(node.getChild(1), context, root);
			if (isTextAndEnum(left, right) || isTextAndEnum(right, left)) {
				throw invalid(node, "a text never equals an enum; compare with its name()");
			}
		}
		Object value = value(node, context, root);
		if (value != null && !(value instanceof Boolean)) {
			throw invalid(node, "'" + node.toStringAST() + "' is a " + HandlerNames.of(value.getClass())
					+ ", which is neither true nor false");
		}
	}

	private @Nullable Object value(SpelNode node, EvaluationContext context, EventConditionRoot root) {
		if (asksABean(node)) {
			return null;
		}
		try {
			return node.getValue(new ExpressionState(context, new TypedValue(root)));
		}
		catch (SpelEvaluationException ex) {
			if (NEVER.contains(ex.getMessageCode())) {
				throw new InvalidEventHandlerException(this.method,
						"its condition '" + this.text + "' can never be evaluated, because of what is at character "
								+ (ex.getPosition() + 1) + ": " + ex.getSimpleMessage());
			}
		}
		catch (RuntimeException ex) {
			// of a method that was called, for want of values
			return null;
		}
		return null;
	}

	private static boolean asksABean(SpelNode node) {
		if (node instanceof BeanReference) {
			return true;
		}
		for (int i = 0; i < node.getChildCount(); i++) {
			if (asksABean(node.getChild(i))) {
				return true;
			}
		}
		return false;
	}

	private static boolean isTextAndEnum(@Nullable Object text, @Nullable Object constant) {
		return text instanceof CharSequence && constant instanceof Enum<?>;
	}

	private InvalidEventHandlerException invalid(SpelNode node, String reason) {
		return new InvalidEventHandlerException(this.method, "its condition '" + this.text + "' is wrong at character "
				+ (node.getStartPosition() + 1) + ": " + reason);
	}

}
