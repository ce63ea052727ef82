-- What has a period of keeping goes after it, every day, at an hour of its own.
INSERT INTO groundspeed.scheduled_jobs (name, job_type, schedule, payload_template)
VALUES ('Daily Retention', 'cleanup', '30 3 * * *', '{"cleanup_type": "all"}')
ON CONFLICT (name) DO NOTHING;
