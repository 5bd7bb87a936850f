-- Where frameworks keep their ids. H2 and PostgreSQL take it as it is.
create table if not exists mesos_framework (
	name varchar(255) not null,
	framework_id varchar(255) not null,
	updated_at timestamp with time zone not null,
	primary key (name)
);
