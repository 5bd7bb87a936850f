package io.github.mesosspring.event;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.expression.BeanFactoryResolver;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.expression.spel.SpelCompilerMode;
import org.springframework.expression.spel.SpelParseException;
import org.springframework.expression.spel.SpelParserConfiguration;
import org.springframework.expression.spel.standard.SpelExpression;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.StandardEvaluationContext;
import org.springframework.expression.spel.support.StandardTypeLocator;

/**
 * Makes conditions out of SpEL expressions when the application starts: parsed, tried on
 * an empty event of each type so that what can never work fails the start, and compiled
 * to bytecode where that is possible.
 */
final class ConditionCompiler {

	private final ConfigurableBeanFactory beans;

	private final StandardEvaluationContext context = new StandardEvaluationContext();

	private final SpelExpressionParser parser;

	ConditionCompiler(ConfigurableBeanFactory beans) {
		this.beans = beans;
		this.context.setBeanResolver(new BeanFactoryResolver(beans));
		this.context.setTypeLocator(new StandardTypeLocator(beans.getBeanClassLoader()));
		this.parser = new SpelExpressionParser(
				new SpelParserConfiguration(SpelCompilerMode.MIXED, beans.getBeanClassLoader()));
	}

	/**
	 * Make a condition.
	 * @param text the expression
	 * @param method whose condition it is
	 * @param signature what that takes
	 * @param schema the API whose events it handles
	 * @throws InvalidEventHandlerException if it can never work
	 */
	HandlerCondition compile(String text, Method method, HandlerSignature signature, EventSchema<?> schema) {
		SpelExpression expression;
		try {
			expression = this.parser.parseRaw(text);
		}
		catch (SpelParseException ex) {
			throw new InvalidEventHandlerException(method, "its condition '" + text + "' is wrong at character "
					+ (ex.getPosition() + 1) + ": " + ex.getSimpleMessage());
		}
		ConditionCheck check = new ConditionCheck(text, method, this.beans);
		Map<String, Argument> variables = check.variables(expression.getAST(), arguments(method, signature));
		ExpressionCondition condition = new ExpressionCondition(expression, this.context, variables);
		for (MesosEventType type : signature.types()) {
			Delivery sample = schema.sample(type);
			check.tryOut(expression.getAST(), condition.context(sample), new EventConditionRoot(type, sample.event()));
		}
		expression.compileExpression();
		return condition;
	}

	/**
	 * The arguments of a method by all the names an expression may use for them.
	 */
	private static Map<String, Argument> arguments(Method method, HandlerSignature signature) {
		Map<String, Argument> named = new HashMap<>();
		List<Argument> arguments = signature.arguments();
		@Nullable String @Nullable [] names = new DefaultParameterNameDiscoverer().getParameterNames(method);
		for (int i = 0; i < arguments.size(); i++) {
			named.put("a" + i, arguments.get(i));
			named.put("p" + i, arguments.get(i));
			String name = (names != null) ? names[i] : null;
			if (name != null) {
				named.put(name, arguments.get(i));
			}
		}
		return named;
	}

}
