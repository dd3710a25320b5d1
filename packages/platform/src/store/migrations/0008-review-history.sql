-- The history of decisions as a page of its own: newest first, and by who decided.
CREATE INDEX review_decision_newest ON review_decision (owner_id, created_at DESC, id);
CREATE INDEX review_decision_person ON review_decision (owner_id, decided_by);

-- Who decided on something of the caller's organisation, by name. Requests have no right on accounts, so this runs with the
-- rights of the tables' owner, asks for the caller's organisation itself, and gives names alone. From each person it
-- goes on to the next in the index, however many decisions lie between.
CREATE FUNCTION langqiao_reviewers() RETURNS TABLE (id uuid, name text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
  AS $$
    WITH RECURSIVE reviewer (id) AS (
      (SELECT d.decided_by FROM review_decision d
        WHERE d.owner_id = langqiao_organisation() AND d.decided_by IS NOT NULL ORDER BY d.decided_by LIMIT 1)
      UNION ALL
      SELECT (SELECT d.decided_by FROM review_decision d
        WHERE d.owner_id = langqiao_organisation() AND d.decided_by > r.id ORDER BY d.decided_by LIMIT 1)
      FROM reviewer r WHERE r.id IS NOT NULL
    )
    SELECT u.id, u.name FROM reviewer r JOIN auth_user u ON u.id = r.id
  $$;
REVOKE EXECUTE ON FUNCTION langqiao_reviewers() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION langqiao_reviewers() TO langqiao_reader, langqiao_writer;
