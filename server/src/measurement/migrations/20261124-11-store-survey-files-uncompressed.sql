-- The engine compresses a large value before it stores it, and nobody else is served meanwhile; a piece of a
-- compressed value cannot be read without unpacking all before it. Survey files are kept as they came.
alter table measurement.survey_file alter column bytes set storage external;
