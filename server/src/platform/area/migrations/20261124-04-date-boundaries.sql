-- The page of areas says when the boundaries came in.
alter table platform.area
  add column geometry_imported_at timestamptz,
  add constraint area_geometry_dated check ((geometry is null) = (geometry_imported_at is null));
