package io.github.mesosspring.sample.web;

import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;

import io.github.mesosspring.sample.job.Job;
import io.github.mesosspring.sample.job.JobRequest;
import io.github.mesosspring.sample.job.Jobs;
import io.github.mesosspring.sample.scheduling.JobRunner;
import io.github.mesosspring.sample.scheduling.Takeover;
import jakarta.validation.Valid;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Jobs over REST. Whatever waits for the disk does so off the event loop.
 */
@RestController
@RequestMapping("/jobs")
class JobController {

	private final Jobs jobs;

	private final JobRunner runner;

	private final Takeover takeover;

	JobController(Jobs jobs, JobRunner runner, Takeover takeover) {
		this.jobs = jobs;
		this.runner = runner;
		this.takeover = takeover;
	}

	// A browser sends JSON to another origin only after asking, so that no web page can
	// run commands through the browser of somebody on this machine.
	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<JobView>> submit(@Valid @RequestBody JobRequest request) {
		return offLoop(() -> this.runner.submit(request))
			.map((job) -> ResponseEntity.created(URI.create("/jobs/" + job.id())).body(JobView.of(job)));
	}

	@GetMapping
	List<JobView> list() {
		return this.jobs.all().stream().map(JobView::of).toList();
	}

	@GetMapping("/{id}")
	JobView get(@PathVariable String id) {
		return JobView.of(this.jobs.find(id).orElseThrow(() -> unknown(id)));
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.ACCEPTED)
	Mono<JobView> kill(@PathVariable String id) {
		return offLoop(() -> this.runner.kill(id).orElseThrow(() -> unknown(id))).map(JobView::of);
	}

	private Mono<Job> offLoop(Callable<Job> action) {
		if (this.takeover.isStandingBy()) {
			return Mono.error(new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
					"Another instance leads; ask that one"));
		}
		return Mono.fromCallable(action).subscribeOn(Schedulers.boundedElastic());
	}

	private static ResponseStatusException unknown(String id) {
		return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no job " + id);
	}

}
