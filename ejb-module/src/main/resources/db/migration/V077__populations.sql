-- Whose page view a vital is of: null is a visit like 'visits', 'soft' a soft navigation, 'bots'
-- what a program did. What measured it, and in which version, is how metric_id begins: g1- is version 1 of
-- Groundspeed's tracker, v5- version 5 of the web-vitals library.
ALTER TABLE groundspeed.web_vitals
    ADD COLUMN population text
        CONSTRAINT ck_web_vitals_population CHECK (population IN ('visits', 'soft', 'bots'));
