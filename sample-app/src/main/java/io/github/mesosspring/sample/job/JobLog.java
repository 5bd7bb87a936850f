package io.github.mesosspring.sample.job;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Logs every state a job goes into.
 */
@Component
class JobLog implements JobListener {

	private static final Log logger = LogFactory.getLog(JobLog.class);

	@Override
	public void changed(@Nullable Job before, Job after) {
		if (before == null || before.history() != after.history()) {
			logger.info("Job " + after.id() + " (" + oneLine(after.name()) + "): " + after.state() + place(after)
					+ ((after.message() != null) ? ": " + oneLine(after.message()) : ""));
		}
	}

	private static String place(Job job) {
		return (job.launch() != null) ? " on " + job.launch().hostname() : "";
	}

	// Names and messages come from outside; a line break in one could forge a log line.
	private static String oneLine(String text) {
		return text.replaceAll("\\p{Cntrl}+", " ");
	}

}
