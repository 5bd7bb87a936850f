'use strict';

// Everything that comes from the cluster becomes text, never markup: ids and names are other people's.

const INTERVAL = 1000;
const TIMEOUT = 5000;

let etag = '';
let clusterTime = 0;
let state = null;

const byId = (id) => document.getElementById(id);

function element(name, text, className) {
	const made = document.createElement(name);
	if (text !== undefined) {
		made.textContent = text;
	}
	if (className) {
		made.className = className;
	}
	return made;
}

function cell(...content) {
	const made = element('td');
	made.append(...content);
	return made;
}

function link(text, address) {
	const made = element('a', text);
	made.href = address;
	return made;
}

const shortId = (id) => id.length > 20 ? '…' + id.slice(-14) : id;

function idOf(id) {
	const made = element('span', shortId(id), 'id');
	made.title = id;
	return made;
}

function badge(text) {
	const made = element('span', text.replace('TASK_', '').toLowerCase().replaceAll('_', ' '), 'state');
	made.dataset.state = text;
	return made;
}

function duration(millis) {
	const seconds = Math.max(0, Math.floor(millis / 1000));
	if (seconds < 60) {
		return seconds + ' s';
	}
	const minutes = Math.floor(seconds / 60);
	if (minutes < 60) {
		return minutes + ' min ' + (seconds % 60) + ' s';
	}
	const hours = Math.floor(minutes / 60);
	return hours < 48 ? hours + ' h ' + (minutes % 60) + ' min' : Math.floor(hours / 24) + ' d ' + (hours % 24) + ' h';
}

function since(time) {
	const made = element('time', duration(clusterTime - time));
	made.dataset.since = time;
	return made;
}

function amount(name, thousandths) {
	const value = thousandths / 1000;
	if (name !== 'mem' && name !== 'disk') {
		return String(Math.round(value * 1000) / 1000);
	}
	return value >= 1024 ? Math.round(value / 102.4) / 10 + ' GiB' : Math.round(value * 10) / 10 + ' MiB';
}

function bar(resource) {
	const made = element('div', undefined, 'amount');
	const track = element('span', undefined, 'track');
	for (const kind of ['used', 'offered']) {
		const part = element('span', undefined, kind);
		part.style.width = Math.min(100, 100 * resource[kind] / resource.total) + '%';
		track.append(part);
	}
	const figures = amount(resource.name, resource.used) + ' used, ' + amount(resource.name, resource.offered)
		+ ' offered of ' + amount(resource.name, resource.total);
	made.append(element('span', resource.name, 'resource'), track, element('span', figures, 'figures'));
	return made;
}

function counts(states) {
	const made = Object.entries(states).map(([name, count]) => {
		const counted = badge(name);
		counted.prepend(count + ' ');
		return counted;
	});
	return made.length > 0 ? made : ['–'];
}

function names(frameworks) {
	return new Map(frameworks.map((framework) => [framework.id, framework.name]));
}

function named(id, known) {
	const made = element('span', known.get(id) || shortId(id));
	made.title = id;
	return made;
}

const ROWS = {
	frameworks: (row) => [cell(row.name), cell(badge(row.state)), cell(row.roles.join(', ')),
		cell(...counts(row.tasks)), numeric(row.offers), cell(idOf(row.id))],
	tasks: (row, known) => [taskCell(row), cell(badge(row.state)), cell(named(row.framework, known.frameworks)),
		cell(named(row.agent, known.agents)), outputCell(row), messageCell(row)],
	agents: (row) => [cell(element('div', row.host), idOf(row.id)), cell(badge(row.state)),
		cell(...row.resources.map(bar)), cell(row.attributes.join(', ') || '–')],
	offers: (row, known) => [cell(idOf(row.id)), cell(named(row.framework, known.frameworks)),
		cell(named(row.agent, known.agents)), cell(row.role),
		cell(Object.entries(row.resources).map(([name, value]) => name + ' ' + amount(name, value)).join(', ')),
		numeric(since(row.made))]
};

const KEYS = { tasks: (row) => JSON.stringify([row.framework, row.id, row.agent, row.sandbox]) };

function numeric(content) {
	const made = cell(content);
	made.className = 'number';
	return made;
}

function taskCell(row) {
	const made = cell(element('div', row.name));
	if (row.id !== row.name) {
		made.append(element('span', row.id, 'id'));
	}
	return made;
}

function outputCell(row) {
	return row.sandbox ? cell(link('stdout', row.sandbox + '/stdout'), ' ', link('stderr', row.sandbox + '/stderr'))
		: cell('–');
}

function messageCell(row) {
	const made = cell(row.message);
	made.className = 'message';
	return made;
}

// Keeps the elements of rows that did not change: what somebody selects or focuses stays.
function update(parent, rows, keyOf, make) {
	const before = new Map(Array.from(parent.children, (child) => [child.dataset.key, child]));
	let place = parent.firstElementChild;
	for (const row of rows) {
		const key = keyOf(row);
		const content = JSON.stringify(row);
		let child = before.get(key);
		before.delete(key);
		if (!child || child.shown !== content) {
			const made = make(row);
			made.dataset.key = key;
			made.shown = content;
			if (child) {
				if (place === child) {
					place = child.nextElementSibling;
				}
				child.remove();
			}
			child = made;
		}
		if (place === child) {
			place = child.nextElementSibling;
		}
		else {
			parent.insertBefore(child, place);
		}
	}
	before.forEach((child) => child.remove());
}

function renderTable(name, known, total) {
	const rows = state[name];
	const table = byId(name);
	update(table.tBodies[0], rows, KEYS[name] || ((row) => row.id), (row) => {
		const made = element('tr');
		made.append(...ROWS[name](row, known));
		return made;
	});
	table.querySelector('.count').textContent = total > rows.length ? 'the first ' + rows.length + ' of ' + total : total;
	emptiness(table, rows);
}

function emptiness(list, rows) {
	list.classList.toggle('none', rows.length === 0);
	list.parentElement.querySelector('.empty').hidden = rows.length > 0;
}

function logRow(row) {
	const made = element('li', undefined, row.kind);
	const time = element('time', new Date(row.time).toISOString().slice(11, 23));
	time.dateTime = new Date(row.time).toISOString();
	made.append(time, ' ', element('span', row.text));
	made.title = '#' + row.number + ' at ' + row.master;
	return made;
}

function render() {
	const master = state.master;
	byId('version').textContent = master.version;
	byId('role').textContent = master.state;
	byId('master').textContent = master.id;
	byId('uptime').replaceChildren(since(master.started));
	document.body.classList.toggle('following', master.state === 'following');
	const leader = byId('leader');
	leader.hidden = master.state !== 'following';
	leader.replaceChildren(...(master.leader
		? ['This master follows. All there is to see is at the leader: ', link(master.leader, master.leader)]
		: ['No master leads.']));
	const totals = state.totals;
	byId('totals').replaceChildren(...Object.entries(totals.states).map(([name, count]) => {
		const item = element('li');
		item.append(element('strong', count), ' ', badge(name));
		return item;
	}));
	const known = { frameworks: names(state.frameworks),
		agents: new Map(state.agents.map((agent) => [agent.id, agent.host + ' ' + agent.id.replace(/^.*-/, '')])) };
	for (const name of Object.keys(ROWS)) {
		renderTable(name, known, totals[name]);
	}
	update(byId('log'), state.log, (row) => String(row.number), logRow);
	emptiness(byId('log'), state.log);
}

function connection(text, lost) {
	const shown = byId('connection');
	if (shown.textContent !== text) {
		shown.textContent = text;
	}
	document.body.classList.toggle('lost', lost);
}

async function poll() {
	const response = await fetch('/status/state.json',
		{ headers: etag ? { 'If-None-Match': etag } : {}, cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT) });
	if (response.status !== 304 && !response.ok) {
		throw new Error('status ' + response.status);
	}
	clusterTime = Number(response.headers.get('Mesos-Time'));
	if (response.status !== 304) {
		state = await response.json();
		render();
		etag = response.headers.get('ETag');
	}
	document.querySelectorAll('time[data-since]').forEach((time) => {
		time.textContent = duration(clusterTime - time.dataset.since);
	});
	connection('Live', false);
}

async function run() {
	try {
		await poll();
	}
	catch (error) {
		connection('The master does not answer. Trying again', true);
	}
	setTimeout(run, INTERVAL);
}

run();
