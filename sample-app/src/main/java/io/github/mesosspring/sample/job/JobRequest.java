package io.github.mesosspring.sample.job;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks to be run, in the body of {@code POST /jobs} or under
 * {@code jobs.at-start}.
 *
 * @param name name for people; the id of the job if absent
 * @param command shell command
 * @param cpus CPUs, 0.1 if absent
 * @param memory MiB, 32 if absent
 */
public record JobRequest(@Nullable @Size(max = 255) String name,
		@NotBlank @Size(max = 65536) @Pattern(regexp = "[^\\x00]*",
				message = "must not contain the character NUL") String command,
		@Nullable @DecimalMin(value = "0", inclusive = false) @DecimalMax("1024") BigDecimal cpus,
		@Nullable @DecimalMin(value = "0", inclusive = false) @DecimalMax("1048576") BigDecimal memory) {

	private static final BigDecimal DEFAULT_CPUS = new BigDecimal("0.1");

	private static final BigDecimal DEFAULT_MEMORY = new BigDecimal("32");

	/**
	 * The job that was asked for.
	 * @param now the time
	 * @return a new job
	 */
	public Job toJob(Instant now) {
		String id = UUID.randomUUID().toString();
		String label = (this.name != null && !this.name.isBlank()) ? this.name : id;
		Need need = Need.of((this.cpus != null) ? this.cpus : DEFAULT_CPUS,
				(this.memory != null) ? this.memory : DEFAULT_MEMORY);
		return Job.waiting(id, label, this.command, need, now);
	}

}
