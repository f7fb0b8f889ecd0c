-- The list of persons goes RT by RT and keeps families together.
drop index registry.person_place;
create index person_place on registry.person (place, family_id, id);
