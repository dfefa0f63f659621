"""Puts back what a killed worker had in its hands: the only worker of a queue owes it to the order in the chats.

RQ itself would declare such a job failed, minutes later.
"""

from rq.executions import Execution
from rq.job import Job, JobStatus
from rq.queue import Queue
from rq.registry import StartedJobRegistry

# In a job's `meta`: how often its function failed or was cut short, and how often the process ended with it.
RECEIVES, INTERRUPTIONS = "receives", "interruptions"


def put_back_interrupted(queue: Queue) -> list[str]:
    """Move every job that was taken but not finished to the front of `queue`, in the order they were taken.

    For a worker that has nothing in its own hands and is alone on its queue. One transaction; safe to repeat. What had
    been begun is counted as interrupted before it. Returns the job ids.
    """
    redis, started = queue.connection, StartedJobRegistry(queue=queue)
    with redis.pipeline(transaction=False) as pipeline:
        pipeline.zrange(started.key, 0, -1)
        pipeline.lrange(queue.intermediate_queue_key, 0, -1)
        entries, taken = pipeline.execute()
    if not entries and not taken:
        return []
    executions = [Execution.from_composite_key(entry.decode(), redis) for entry in entries]
    job_ids = dict.fromkeys([each.job_id for each in executions] + [job_id.decode() for job_id in taken])
    for execution in executions:
        _count_interruption(queue, execution.job_id)
    known = [job_id for job_id in job_ids if redis.exists(Job.key_for(job_id))]
    with redis.pipeline() as pipeline:
        for execution in executions:
            pipeline.zrem(started.key, execution.composite_key)
            pipeline.delete(execution.key)
            pipeline.delete(f"rq:executions:{execution.job_id}")
        pipeline.delete(queue.intermediate_queue_key)
        for job_id in reversed(known):
            pipeline.lrem(queue.key, 0, job_id)
            pipeline.lpush(queue.key, job_id)
            pipeline.hset(Job.key_for(job_id), "status", JobStatus.QUEUED.value)
        pipeline.execute()
    return known


def _count_interruption(queue: Queue, job_id: str) -> None:
    job = queue.fetch_job(job_id)
    if job is None:
        return
    for name in (RECEIVES, INTERRUPTIONS):
        job.meta[name] = int(job.meta.get(name, 0)) + 1
    job.save_meta()  # type: ignore[no-untyped-call] # RQ leaves it untyped
