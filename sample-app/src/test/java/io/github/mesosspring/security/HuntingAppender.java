package io.github.mesosspring.security;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;

/**
 * Looks at all that is logged, at whatever level.
 */
public final class HuntingAppender extends AppenderBase<ILoggingEvent> {

	@Override
	protected void append(ILoggingEvent event) {
		Hunt hunt = Hunt.current;
		String where = "the log (" + event.getLevel() + " " + event.getLoggerName() + ")";
		hunt.search(where, event.getFormattedMessage() + event.getMDCPropertyMap());
		if (event.getThrowableProxy() != null) {
			hunt.search(where, ThrowableProxyUtil.asString(event.getThrowableProxy()));
		}
	}

}
