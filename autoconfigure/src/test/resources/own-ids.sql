create table own_ids (name varchar(255) primary key, framework_id varchar(255), updated_at timestamp with time zone);
